import { aFault, anOrder, aRun } from './test/a-run.js';
import { spreadOf } from './spread.js';
import { summaryOf } from './summary.js';
import { reportText } from './text.js';

describe('a spread', () => {
  it('is of nearest ranks', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(spreadOf(hundred)).toEqual({ count: 100, p50: 50, p95: 95, p99: 99, max: 100 });
  });

  it('of nothing is nothing', () => expect(spreadOf([])).toBeUndefined());
});

describe('the summary of a run', () => {
  it('counts orders by what their clients know and by how they ended', () => {
    const orders = [
      anOrder(0, 100),
      anOrder(1, 100, 'stock-rejected'),
      anOrder(2, 100),
      anOrder(3),
      { atMs: 4, outcome: 'unknown' as const },
      { atMs: 5, outcome: 'refused' as const },
      { ...anOrder(6, 50), outcome: 'unknown' as const },
    ];
    expect(summaryOf(aRun({ orders })).orders).toEqual({
      attempted: 7,
      accepted: 4,
      refused: 1,
      unknown: 2,
      endings: { completed: 3, 'stock-rejected': 1 },
      unfinished: 1,
    });
  });

  it('counts faults by class, the most frequent first', () => {
    const faults = [aFault('link-cut', 1), aFault('kill-broker', 2), aFault('kill-broker', 3)];
    const { total, byClass } = summaryOf(aRun({ faults })).faults;
    expect(total).toBe(3);
    expect(Object.entries(byClass)).toEqual([['kill-broker', 2], ['link-cut', 1]]); // prettier-ignore
  });

  it('tells how soon a class of faults was recovered from, and leaves out what needs no recovery', () => {
    const faults = [aFault('kill-broker', 1, 5, 300), aFault('kill-broker', 2, 5, 100), aFault('poison', 3)];
    const { recovery } = summaryOf(aRun({ faults }));
    expect(recovery).toEqual({
      'kill-broker': {
        firstSuccess: { count: 2, p50: 100, p95: 300, p99: 300, max: 300 },
        drained: { count: 2, p50: 200, p95: 600, p99: 600, max: 600 },
      },
    });
  });

  it('tells completions with and without faults apart by when the order was placed', () => {
    const orders = [anOrder(0, 40), anOrder(9_999, 60), anOrder(10_000, 900), anOrder(20_000, 10, 'timed-out'), anOrder(55_000, 7)];
    const { withoutFaults, withFaults } = summaryOf(aRun({ orders })).completion;
    expect(withoutFaults).toMatchObject({ count: 2, max: 60 });
    expect(withFaults).toMatchObject({ count: 1, max: 900 });
  });

  it('bounds what was never violated by the rule of three, and nothing else', () => {
    const checks = [
      { invariant: 'every order is final', judged: 300, violations: [] },
      { invariant: 'nothing is oversold', judged: 10, violations: ['MUG: 1 too many'] },
      { invariant: 'nobody looked', judged: 0, violations: [] },
    ];
    const { invariants, violations } = summaryOf(aRun({ checks }));
    expect(invariants.map(({ atMost }) => atMost)).toEqual([0.01, undefined, undefined]);
    expect(violations).toBe(1);
  });
});

describe('the report', () => {
  const lastLine = (text: string): string | undefined => text.split('\n').at(-1);

  it('ends in the line that says what held', () => {
    const run = aRun({ orders: [anOrder(0, 10), anOrder(1, 10)], faults: [aFault('link-cut', 1), aFault('poison', 1)] });
    expect(lastLine(reportText(summaryOf(run)))).toBe('2 orders under 2 faults of 2 classes: 0 violations');
  });

  it('does not hide what has not ended', () => {
    const checks = [{ invariant: 'every order is final', judged: 1, violations: ['order 1 is pending'] }];
    const text = reportText(summaryOf(aRun({ orders: [anOrder(0)], checks })));
    expect(lastLine(text)).toBe('1 order under 0 faults of 0 classes: 1 violation, 1 order not final');
    expect(text).toContain('1 NOT FINAL');
  });

  it('can be repeated: it has the command, the commit and the hash', () => {
    const text = reportText(summaryOf(aRun()));
    for (const words of ['npm run chaos -- --minutes 1 --seed 7', 'commit abc1234', 'f'.repeat(64)]) expect(text).toContain(words);
  });
});

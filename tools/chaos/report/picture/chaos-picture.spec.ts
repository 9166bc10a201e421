import { aFault, anOrder, aRun } from '../test/a-run.js';
import { bucketsOf } from './buckets.js';
import { chaosPicture } from './chaos-picture.js';
import { ticks } from './scale.js';

const wordsIn = (picture: string): string[] => [...picture.matchAll(/<text [^>]*>([^<]*)</g)].map(([, words = '']) => words);
const marksIn = (picture: string, name: string): number =>
  picture.split(`<title>${name}:`)[1]?.split('</g>')[0]?.split('<rect').length ?? 0;

describe('slices of time', () => {
  it('count orders where they were placed and where they ended, per second', () => {
    const orders = [anOrder(100, 1_000), anOrder(200, 1_500, 'timed-out'), anOrder(1_100, 100, 'capture-failed'), anOrder(1_500)];
    expect(bucketsOf(orders, 3_000)).toEqual([
      { fromMs: 0, placed: 2, ended: { completed: 0, cancelled: 0, failed: 0 } },
      { fromMs: 1_000, placed: 2, ended: { completed: 1, cancelled: 1, failed: 1 } },
      { fromMs: 2_000, placed: 0, ended: { completed: 0, cancelled: 0, failed: 0 } },
    ]);
  });

  it('grow with the run, and lose nobody at its end', () => {
    const buckets = bucketsOf([anOrder(599_999, 5_000)], 600_000);
    expect(buckets.length).toBeLessThanOrEqual(150);
    expect(buckets.at(-1)).toMatchObject({ placed: 0.25, ended: { completed: 0.25 } });
  });
});

it.each([
  [0.4, [0]],
  [7, [0, 2, 4, 6]],
  [80, [0, 20, 40, 60, 80]],
] as const)('a scale to %d has round figures', (max, expected) => {
  // prettier-ignore
  expect(ticks(max, 4)).toEqual(expected);
});

describe('the picture of a run', () => {
  const faults = [aFault('kill-broker', 20_000, 6_000), aFault('link-cut', 12_000), aFault('link-cut', 12_001), aFault('link-cut', 40_000)];
  const picture = chaosPicture(aRun({ orders: [anOrder(0, 500), anOrder(12_000, 2_000)], faults }));

  it('says what held, and how to repeat it', () => {
    expect(wordsIn(picture)).toContain('2 orders under 4 faults of 2 classes: 0 violations');
    expect(picture).toContain('npm run chaos -- --minutes 1 --seed 7 · commit abc1234');
  });

  it('has a lane for each class of faults in the order of time, with how often', () => {
    const words = wordsIn(picture);
    expect(words.indexOf('link-cut')).toBeLessThan(words.indexOf('kill-broker'));
    expect(words.slice(words.indexOf('link-cut'))).toEqual(expect.arrayContaining(['3', '1']));
  });

  it('draws faults that cannot be told apart as one mark', () => {
    expect(marksIn(picture, 'link-cut')).toBe(1 + 2);
    expect(marksIn(picture, 'kill-broker')).toBe(1 + 1);
  });

  it('shows when much was broken, and names the phases', () => {
    expect(picture.match(/class="shade"/g)).toHaveLength(1);
    expect(wordsIn(picture)).toEqual(expect.arrayContaining(['warm-up', 'faults']));
  });

  it('can be drawn of a run in which nothing happened', () => {
    expect(chaosPicture(aRun({ phases: [] }))).toContain('0 orders under 0 faults');
  });

  it('is never broken by what it is told', () => {
    expect(chaosPicture(aRun({ command: '<script> & "x"' }))).toContain('&lt;script> &amp; &quot;x&quot;');
  });
});

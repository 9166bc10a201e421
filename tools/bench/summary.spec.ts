import { jest } from '@jest/globals';
import { runLoad } from './load.js';
import { summaryOf } from './summary.js';

describe('the summary of a load', () => {
  it('names latencies that occurred', () => {
    const latencies = Array.from({ length: 200 }, (_, index) => 200 - index);
    expect(summaryOf({ durationMs: 4_000, latencies, failures: new Map() })).toMatchObject({
      orders: 200,
      perSecond: 50,
      p50: 100,
      p99: 198,
      max: 200,
    });
  });

  it('has figures when nothing was bought', () => {
    expect(summaryOf({ durationMs: 1_000, latencies: [], failures: new Map() })).toMatchObject({ orders: 0, perSecond: 0, p50: 0, max: 0 });
  });
});

describe('a load', () => {
  let now = 0;
  beforeEach(() => {
    now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => (now += 1));
  });
  afterEach(() => jest.restoreAllMocks());

  it('counts failures by what was said and goes on', async () => {
    let calls = 0;
    const { latencies, failures } = await runLoad(2, 50, async () => {
      if (++calls % 2 === 0) throw new Error('sold out');
    });
    expect(latencies.length).toBeGreaterThan(1);
    expect([...failures]).toEqual([['sold out', Math.floor(calls / 2)]]);
  });

  it('does not count what ends after its time', async () => {
    const { latencies } = await runLoad(1, 5, async () => void (now += 20));
    expect(latencies).toEqual([]);
  });
});

import { jest } from '@jest/globals';
import { Kept } from './kept.js';

describe('what is kept', () => {
  const ask = jest.fn<(last: string | undefined) => Promise<string>>();
  let kept: Kept<string>;

  beforeEach(() => {
    jest.useFakeTimers();
    ask.mockReset().mockImplementation(async (last = 'said') => `${last} again`);
    kept = new Kept(1_000, ask);
  });
  afterEach(() => jest.useRealTimers());

  it('is asked for once, however many wait', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => kept.get()));
    expect(new Set(answers)).toEqual(new Set(['said again']));
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('is asked for anew when it is old, with what was said last', async () => {
    await kept.get();
    jest.advanceTimersByTime(999);
    expect(await kept.get()).toBe('said again');
    jest.advanceTimersByTime(1);
    expect(await kept.get()).toBe('said again again');
    expect(ask.mock.calls).toEqual([[undefined], ['said again']]);
  });

  it('is no failure: all who wait for it fail, and the next asks', async () => {
    ask.mockRejectedValueOnce(new Error('silent'));
    const waiting = await Promise.allSettled([kept.get(), kept.get()]);
    expect(waiting.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await kept.get()).toBe('said again');
    expect(ask).toHaveBeenCalledTimes(2);
  });
});

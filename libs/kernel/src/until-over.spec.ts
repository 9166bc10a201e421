import { once } from 'node:events';
import { untilOver } from './until-over.js';

const aborted = async (over: AbortSignal): Promise<string> => {
  if (!over.aborted) await once(over, 'abort');
  return 'over';
};

describe('a signal for work', () => {
  it('aborts when the time is up', async () => expect(await untilOver(1, [], aborted)).toBe('over'));

  it('aborts with any other signal, also one that has aborted before', async () => {
    const other = new AbortController();
    const waiting = untilOver(60_000, [new AbortController().signal, other.signal], aborted);
    other.abort();
    expect(await waiting).toBe('over');
    expect(await untilOver(60_000, [other.signal], aborted)).toBe('over');
  });

  it('passes on what becomes of the work, and is not aborted afterwards', async () => {
    const other = new AbortController();
    const kept: AbortSignal[] = [];
    expect(await untilOver(60_000, [other.signal], async (over) => kept.push(over))).toBe(1);
    await expect(untilOver(60_000, [], () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    other.abort();
    expect(kept.map((signal) => signal.aborted)).toEqual([false]);
  });
});

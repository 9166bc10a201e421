import { Backoff } from './backoff.js';

describe('the wait before the next start', () => {
  it('doubles up to ten seconds', () => {
    const backoff = new Backoff();
    expect(Array.from({ length: 7 }, () => backoff.next(100))).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
  });

  it('begins again once it ran for a minute', () => {
    const backoff = new Backoff();
    backoff.next(0);
    backoff.next(0);
    expect(backoff.next(60_000)).toBe(500);
  });
});

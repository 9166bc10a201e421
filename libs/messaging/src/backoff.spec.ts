import { backoff } from './backoff.js';

const limits = { firstMs: 100, maxMs: 5_000 };

describe('backoff', () => {
  it('doubles up to its limit', () =>
    expect([1, 2, 3, 9].map((attempt) => backoff(attempt, limits, () => 1))).toEqual([100, 200, 400, 5_000]));
  it('spreads over the upper half', () => expect([backoff(1, limits, () => 0), backoff(1, limits, () => 1)]).toEqual([50, 100]));
});

/**
 * How long to wait before the next attempt, in milliseconds: doubling from `firstMs` to `maxMs`, with full jitter so that
 * what failed together does not come back together.
 * @param attempt 1 for the first failure
 */
export function backoff(attempt: number, { firstMs, maxMs }: { firstMs: number; maxMs: number }, random = Math.random): number {
  const ceiling = Math.min(maxMs, firstMs * 2 ** (attempt - 1));
  return Math.ceil(ceiling / 2 + (random() * ceiling) / 2);
}

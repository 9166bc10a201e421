/** Milliseconds, by nearest rank. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Undefined when there is nothing to spread. */
export function spreadOf(milliseconds: readonly number[]): Spread | undefined {
  if (milliseconds.length === 0) return undefined;
  const sorted = milliseconds.toSorted((one, other) => one - other);
  const rank = (part: number): number => Math.round(sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0);
  return { count: sorted.length, p50: rank(0.5), p95: rank(0.95), p99: rank(0.99), max: rank(1) };
}

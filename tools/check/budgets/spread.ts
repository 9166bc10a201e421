export interface Spread {
  readonly count: number;
  readonly median: number;
  readonly p90: number;
  readonly longest: number;
}

/** Nearest rank: every figure is one that occurs. All are 0 where there is nothing. */
export function spreadOf(figures: readonly number[]): Spread {
  const sorted = figures.toSorted((a, b) => a - b);
  const rank = (part: number): number => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
  return { count: sorted.length, median: rank(0.5), p90: rank(0.9), longest: rank(1) };
}

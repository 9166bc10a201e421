import type { Load } from './load.js';

export interface Summary {
  readonly orders: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  readonly failures: Readonly<Record<string, number>>;
}

export function summaryOf({ durationMs, latencies, failures }: Load): Summary {
  const sorted = latencies.toSorted((a, b) => a - b);
  const rank = (part: number): number => rounded(sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0);
  return {
    orders: sorted.length,
    perSecond: rounded(sorted.length / (durationMs / 1000)),
    p50: rank(0.5),
    p99: rank(0.99),
    max: rank(1),
    failures: Object.fromEntries(failures),
  };
}

export const rounded = (figure: number): number => Math.round(figure * 10) / 10;

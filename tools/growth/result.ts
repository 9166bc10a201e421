import type { Summary } from '../bench/summary.js';
import type { Surroundings } from '../bench/surroundings.js';
import type { GrowthOptions } from './options.js';

export interface Loaded {
  readonly seconds: number;
  /** For VACUUM and ANALYZE after it. */
  readonly settledAfterSeconds: number;
  /** MB by database, before and after. */
  readonly before: Readonly<Record<string, number>>;
  readonly after: Readonly<Record<string, number>>;
}

/** What was due when twelve hours passed at once, under load. */
export interface CleanedUp {
  readonly table: string;
  readonly due: number;
  readonly seconds: number;
  /** Rows per second while it lasted. */
  readonly deleted: number;
  readonly added: number;
  /** Due at the end. */
  readonly left: number;
}

/** What `growth-<commit>.json` holds. */
export interface GrowthResult extends Surroundings {
  readonly options: GrowthOptions;
  readonly loaded: Loaded;
  /** Round by round. */
  readonly empty: readonly Summary[];
  readonly grown: readonly Summary[];
  /** Milliseconds, of requests through the gateway. */
  readonly reads: Readonly<Record<string, Summary>>;
  readonly cleanedUp: readonly CleanedUp[];
  /** Orders per second while it was cleaned up. */
  readonly whileCleaning: Summary;
  readonly complaints: readonly string[];
}

export const median = (figures: readonly number[]): number => {
  const sorted = figures.toSorted((left, right) => left - right);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
};

/** Speed of the grown shop as a part of the empty one's. */
export const ratioOf = ({ empty, grown }: Pick<GrowthResult, 'empty' | 'grown'>): number =>
  median(grown.map(({ perSecond }) => perSecond)) / Math.max(0.1, median(empty.map(({ perSecond }) => perSecond)));

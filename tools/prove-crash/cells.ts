import type { Attempt } from './attempt.js';
import type { EndingName } from './endings.js';
import { unreachedIn, type Row } from './points.js';

/** One service killed at one point, at one passing, with orders of one ending in hand. */
export interface Cell extends Row {
  readonly ending: EndingName;
  /** How many such orders, over all kills. */
  readonly orders: number;
  readonly result: 'held' | 'failed' | 'never hit' | 'n/a';
  /** Why it is n/a. */
  readonly because?: string;
}

/** What the attempts at a row say about each ending. A point that was never passed proves nothing: that is a failure, unless it is known why. */
export function cellsOf(row: Row, wanted: readonly EndingName[], attempts: readonly Attempt[], unreached = unreachedIn(row)): Cell[] {
  return wanted.map((ending) => {
    const because = unreached[ending];
    if (because !== undefined) return { ...row, ending, orders: 0, result: 'n/a', because };
    const hits = attempts.filter((attempt) => attempt.hits[ending]);
    const orders = hits.reduce((sum, attempt) => sum + (attempt.hits[ending] ?? 0), 0);
    if (orders === 0) return { ...row, ending, orders, result: 'never hit' };
    return { ...row, ending, orders, result: hits.every(({ faults }) => faults.length === 0) ? 'held' : 'failed' };
  });
}

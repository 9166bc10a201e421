import type { PlacedOrder } from '../chaos-run.js';

/** How orders end, from the bottom of a bar to its top. */
export const endings = ['completed', 'cancelled', 'failed'] as const;
export type Ending = (typeof endings)[number];

/** A slice of time; all figures are orders per second. */
export interface Bucket {
  readonly fromMs: number;
  readonly placed: number;
  readonly ended: Readonly<Record<Ending, number>>;
}

const mostBuckets = 150;

/** Whole seconds per slice, so that a long run has no more slices than a picture has room for. */
export const bucketSeconds = (durationMs: number): number => Math.max(1, Math.ceil(durationMs / 1_000 / mostBuckets));

export function bucketsOf(orders: readonly PlacedOrder[], durationMs: number): Bucket[] {
  const width = bucketSeconds(durationMs);
  const empty = () => ({ placed: 0, completed: 0, cancelled: 0, failed: 0 });
  const sums = Array.from({ length: Math.max(1, Math.ceil(durationMs / 1_000 / width)) }, empty);
  const sumAt = (ms: number) => sums[Math.min(sums.length - 1, Math.max(0, Math.floor(ms / 1_000 / width)))];
  for (const { atMs, ending, finalAtMs } of orders) {
    const placedIn = sumAt(atMs);
    if (placedIn) placedIn.placed += 1;
    const endedIn = finalAtMs === undefined || ending === undefined ? undefined : sumAt(finalAtMs);
    if (endedIn) endedIn[endingOf(ending ?? '')] += 1;
  }
  return sums.map(({ placed, ...ended }, index) => ({
    fromMs: index * width * 1_000,
    placed: placed / width,
    ended: { completed: ended.completed / width, cancelled: ended.cancelled / width, failed: ended.failed / width },
  }));
}

function endingOf(reason: string): Ending {
  if (reason === 'completed') return 'completed';
  return reason === 'capture-failed' ? 'failed' : 'cancelled';
}

import type { ChaosRun } from '../chaos-run.js';
import { bucketSeconds, bucketsOf, endings, type Bucket } from './buckets.js';
import type { Frame } from './frame.js';
import { scale, ticks } from './scale.js';
import { line, rect, text } from './svg.js';

const mostTicks = 4;

/** Orders per second: bars of those that ended, by how, and a line of those that were placed. */
export function ordersChart({ orders }: ChaosRun, frame: Frame, top: number, height: number): string[] {
  const buckets = bucketsOf(orders, frame.durationMs);
  const highest = Math.max(1, ...buckets.map((bucket) => Math.max(bucket.placed, sumOf(bucket))));
  const y = scale(0, highest, top + height, top);
  const width = (frame.x(bucketSeconds(frame.durationMs) * 1_000) - frame.x(0)) * 0.86;
  return [
    ...ticks(highest, mostTicks).flatMap((tick) => [
      line(frame.left, y(tick), frame.right, y(tick), 'grid'),
      text(frame.left - 8, y(tick), String(tick), 'soft figure'),
    ]),
    text(frame.left - 8, top - 14, 'orders/s', 'soft figure'),
    ...buckets.flatMap((bucket) => bar(bucket, frame.x(bucket.fromMs), width, y)),
    `<polyline class="placed" points="${buckets.map(({ fromMs, placed }) => `${frame.x(fromMs) + width / 2},${y(placed)}`).join(' ')}"/>`,
  ];
}

function bar({ ended }: Bucket, x: number, width: number, y: (value: number) => number): string[] {
  let below = 0;
  return endings.flatMap((ending) => {
    const from = below;
    below += ended[ending];
    return ended[ending] > 0 ? [rect(x, y(below), width, y(from) - y(below), ending)] : [];
  });
}

const sumOf = ({ ended }: Bucket): number => endings.reduce((sum, ending) => sum + ended[ending], 0);

import type { Bucket } from './recent.js';

const width = 240;
const height = 36;

/** Bars for requests, red where they failed, and a line for the mean time; both to their own scale. */
export function picture(operation: string, buckets: readonly Bucket[]): string {
  const step = width / buckets.length;
  const most = Math.max(1, ...buckets.map(({ requests }) => requests));
  const slowest = Math.max(1, ...buckets.map(({ mean }) => mean));
  const bar = (count: number, index: number, kind: string): string => {
    const tall = (count / most) * height;
    const at = `x="${fixed(index * step)}" y="${fixed(height - tall)}" width="${fixed(step - 0.6)}" height="${fixed(tall)}"`;
    return count === 0 ? '' : `<rect class="${kind}" ${at}/>`;
  };
  const bars = buckets.map(({ requests, failed }, index) => bar(requests, index, 'requests') + bar(failed, index, 'failed')).join('');
  const points = buckets.flatMap(({ requests, mean }, index) =>
    requests === 0 ? [] : [`${fixed((index + 0.5) * step)},${fixed(height - 2 - (mean / slowest) * (height - 4))}`],
  );
  const line = points.length < 2 ? '' : `<polyline class="time" points="${points.join(' ')}"/>`;
  const title = `${operation}: at most ${most} requests in 10 s, at most ${fixed(slowest)} ms on average`;
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"><title>${title}</title>${bars}${line}</svg>`;
}

const fixed = (figure: number): string => String(Math.round(figure * 10) / 10);

/** Maps a range of values to a range of pixels. */
export const scale =
  (fromValue: number, toValue: number, fromPixel: number, toPixel: number) =>
  (value: number): number =>
    Math.round((fromPixel + ((value - fromValue) / (toValue - fromValue || 1)) * (toPixel - fromPixel)) * 10) / 10;

const steps = [1, 2, 5, 10, 15, 20, 30, 50, 60, 100, 120, 200, 300, 500, 600, 1_000, 1_200, 2_000, 3_000, 5_000];

/** Round figures from 0 to at most `max`, at least one and at most `most` besides the 0. */
export function ticks(max: number, most: number): number[] {
  const step = steps.find((candidate) => max / candidate <= most) ?? max / most;
  return Array.from({ length: Math.floor(max / step) + 1 }, (_, index) => index * step);
}

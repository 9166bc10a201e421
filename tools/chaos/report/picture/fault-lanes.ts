import type { Fault } from '../chaos-run.js';
import type { Frame } from './frame.js';
import { line, rect, text, titled } from './svg.js';

export const laneHeight = 17;
const markHeight = 9;
const thinnest = 1.5;
/** So many marks in one lane are a bar anyway: neighbours that touch are drawn as one. */
const touching = 0.8;

/** A lane for each class, in the order in which they first happened: a mark from each fault's beginning to its end. */
export function faultLanes(faults: readonly Fault[], frame: Frame, top: number): string[] {
  return [...lanesOf(faults)].flatMap(([name, ofClass], index) => {
    const middle = top + (index + 0.5) * laneHeight;
    const marks = marksOf(ofClass, frame).map(([from, to]) => rect(from, middle - markHeight / 2, to - from, markHeight, 'fault'));
    return [
      text(frame.left - 8, middle, name, 'figure'),
      line(frame.left, middle, frame.right, middle, 'grid'),
      titled(`${name}: ${ofClass.length} times`, marks),
      text(frame.right + 8, middle, String(ofClass.length), 'soft'),
    ];
  });
}

export function lanesOf(faults: readonly Fault[]): Map<string, Fault[]> {
  const inTime = faults.toSorted((one, other) => one.atMs - other.atMs);
  return Map.groupBy(inTime, (fault) => fault.class);
}

function marksOf(faults: readonly Fault[], { x }: Frame): (readonly [from: number, to: number])[] {
  const marks: [number, number][] = [];
  for (const { atMs, healedAtMs } of faults) {
    const from = x(atMs);
    const to = Math.max(x(healedAtMs), from + thinnest);
    const last = marks.at(-1);
    if (last && from <= last[1] + touching) last[1] = Math.max(last[1], to);
    else marks.push([from, to]);
  }
  return marks;
}

/** A veil over the orders for each fault that lasts: where it is dense, much was broken at once. */
export const faultVeil = (faults: readonly Fault[], { x }: Frame, top: number, height: number): string[] =>
  faults
    .filter(({ atMs, healedAtMs }) => healedAtMs - atMs >= 1_000)
    .map(({ atMs, healedAtMs }) => rect(x(atMs), top, x(healedAtMs) - x(atMs), height, 'shade'));

import type { Random } from '../random.js';
import { catalogue, CATALOGUE_SECONDS, faultClasses, type FaultClass, type FaultKind } from './catalogue.js';

/** A fault that is to be. Everything about it is known beforehand, so that a seed is a schedule. */
export interface PlannedFault {
  readonly class: FaultClass;
  readonly target: string;
  /** Milliseconds since the faults began. */
  readonly atMs: number;
  readonly lastsMs: number;
  /** What else chance has to say about it, from 0 to 1. */
  readonly draw: number;
}

/**
 * Draws a schedule, in the order of time.
 * @param intensity a multiple of the catalogue
 * @param classes those that are wanted
 */
export function planFaults(random: Random, seconds: number, intensity = 1, classes: readonly FaultClass[] = faultClasses): PlannedFault[] {
  return classes
    .flatMap((name) => planClass(name, random.fork(name), seconds, intensity))
    .toSorted((left, right) => left.atMs - right.atMs);
}

function planClass(name: FaultClass, random: Random, seconds: number, intensity: number): PlannedFault[] {
  const { times, targets, lasts }: FaultKind = catalogue[name];
  const wanted = (times * seconds * intensity) / CATALOGUE_SECONDS;
  const count = Math.floor(wanted) + (random.chance(wanted % 1) ? 1 : 0);
  return Array.from({ length: count }, () => ({
    class: name,
    target: random.pick(targets),
    atMs: random.below(seconds * 1_000),
    lastsMs: Math.round(random.between(...lasts) * 1_000),
    draw: random.next(),
  }));
}

import type { Verdict } from './play.js';
import type { PlantedFault } from './planted-fault.js';

/** What came of one fault. */
export interface Rehearsal {
  readonly fault: string;
  readonly scene: string;
  readonly orders: number;
  /** Each with how often it was broken, the most often first. */
  readonly broken: readonly { readonly invariant: string; readonly times: number; readonly example: string }[];
  readonly seconds: number;
}

export function rehearsalOf({ name, scene }: PlantedFault, { orders, broken }: Verdict, seconds: number): Rehearsal {
  const most = broken
    .map(({ invariant, violations }) => ({ invariant, times: violations.length, example: violations[0] ?? '' }))
    .toSorted((one, other) => other.times - one.times);
  return { fault: name, scene, orders, broken: most, seconds };
}

/** One line: the fault and what caught it. */
export function say({ fault, orders, broken: [first, ...others], seconds }: Rehearsal): string {
  const rest = others.length > 0 ? `, and ${others.length} more` : '';
  const found = first ? `caught by "${first.invariant}" (${first.times} times${rest})` : 'nothing to complain about';
  return `${fault.padEnd(40)} ${found}: ${orders} orders, ${Math.round(seconds)} s`;
}

/** The line that says what held. @param healthy whether nothing was planted */
export function conclusion(rehearsals: readonly Rehearsal[], faults: number, seed: number, healthy: boolean): string {
  const caught = rehearsals.filter(({ broken }) => broken.length > 0).length;
  return healthy
    ? `${rehearsals.length - caught}/${faults} scenes of a healthy shop ended without a complaint (seed ${seed})`
    : `${caught}/${faults} planted faults caught (seed ${seed})`;
}

export const held = (rehearsals: readonly Rehearsal[], faults: number, healthy: boolean): boolean =>
  rehearsals.length === faults && rehearsals.every(({ broken }) => (broken.length === 0) === healthy);

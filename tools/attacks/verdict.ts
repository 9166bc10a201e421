import type { Figures } from '../gateway-bench/load.js';
import type { Attack } from './attack.js';
import type { Ending } from './hostile-connection.js';

/** What other customers noticed of an attack, and how it ended. */
export interface Outcome {
  readonly attack: Pick<Attack, 'name'>;
  readonly before: Figures;
  readonly during: Figures;
  readonly after: Figures;
  readonly endings: readonly Ending[];
  readonly megabytes: number;
}

export const wantedRatio = 3;

/** How much longer others wait than before (p99). */
export const ratioOf = ({ before }: Pick<Outcome, 'before'>, { p99 }: Figures): number => p99 / before.p99;

/** What is wrong with it; also when it has shown nothing. */
export function faultsOf(outcome: Outcome): string[] {
  const { before, during, after, endings } = outcome;
  const figures = { before, during, after };
  const faults = endings.length === 0 ? ['none of its connections was ended'] : [];
  for (const [when, { requests, failures }] of Object.entries(figures)) {
    if (requests === 0) faults.push(`nobody asked anything ${when}`);
    if (failures > 0) faults.push(`${failures} requests of others failed ${when}`);
  }
  for (const [when, there] of Object.entries({ during, after })) {
    const ratio = ratioOf(outcome, there);
    if (ratio > wantedRatio) faults.push(`others waited ${ratio.toFixed(2)} times as long ${when}`);
  }
  return faults;
}

import type { Attempt } from './attempt.js';
import { cellsOf, type Cell } from './cells.js';
import type { CrashShop } from './crash-shop.js';
import type { ProofOptions } from './options.js';
import { rowsOf } from './points.js';
import { proveRow } from './prove-row.js';
import { scenariosOf } from './scenarios/scenarios.js';

export interface Proof {
  readonly cells: readonly Cell[];
  readonly attempts: readonly Attempt[];
  readonly scenarios: readonly { readonly what: string; readonly done: Attempt }[];
}

/** Every row of the matrix, then the scenarios. */
export async function prove(shop: CrashShop, { only, endings, hits }: ProofOptions, tell: (done: Attempt) => void): Promise<Proof> {
  const cells: Cell[] = [];
  const attempts: Attempt[] = [];
  for (const row of rowsOf(only, hits.map(Number))) {
    const done = await proveRow(shop, row, endings, tell);
    attempts.push(...done);
    cells.push(...cellsOf(row, endings, done));
  }
  const scenarios: Proof['scenarios'][number][] = [];
  for (const { row, what, play } of scenariosOf(only, hits.map(Number))) {
    const done = await play(shop, row);
    tell(done);
    scenarios.push({ what, done });
  }
  return { cells, attempts, scenarios };
}

/** One sentence per thing that did not hold. */
export const failuresOf = ({ cells, attempts, scenarios }: Proof): string[] => [
  ...cells
    .filter(({ result }) => result === 'never hit')
    .map(({ point, service, hit, ending }) => `${point} of ${service} was never passed ${hit === 1 ? 'once' : 'twice'} with an order that is ${ending}`),
  ...scenarios.filter(({ done }) => !done.died).map(({ done: { point, service, hit } }) => `${point} of ${service} was never passed, hit ${hit}`),
  ...[...attempts, ...scenarios.map(({ done }) => done)].flatMap(({ point, service, hit, faults }) =>
    faults.map((fault) => `after ${point}:${hit} in ${service}: ${fault}`),
  ),
]; // prettier-ignore

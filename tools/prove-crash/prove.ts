import type { Attempt } from './attempt.js';
import { cellsOf, type Cell } from './cells.js';
import type { CrashShop } from './crash-shop.js';
import type { ProofOptions } from './options.js';
import { rowsOf } from './points.js';
import { proveRow } from './prove-row.js';
import { scenariosOf } from './scenarios/scenarios.js';

/** What has been shown so far. */
export class Proof {
  readonly cells: Cell[] = [];
  readonly attempts: Attempt[] = [];
  readonly scenarios: { readonly what: string; readonly done: Attempt }[] = [];
}

/** Every row of the matrix, then the scenarios. First passings come first: what is interrupted has seen as much as possible. */
export async function prove(shop: CrashShop, proof: Proof, options: ProofOptions, tell: (done: Attempt) => void): Promise<void> {
  const { only, endings } = options;
  const hits = options.hits.map(Number);
  for (const row of rowsOf(only, hits)) {
    const done = await proveRow(shop, row, endings, tell);
    proof.attempts.push(...done);
    proof.cells.push(...cellsOf(row, endings, done));
  }
  for (const { row, what, play } of scenariosOf(only, hits)) {
    const done = await play(shop, row);
    tell(done);
    proof.scenarios.push({ what, done });
  }
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

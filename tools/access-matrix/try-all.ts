import type { DocumentedOperation } from '../doors/documented.js';
import type { AccessProof } from './prove-access.js';
import { recipes } from './recipes.js';
import { tryOne, type Cell } from './try-one.js';

/** Goes through every door as everybody. */
export async function tryAll(proof: AccessProof): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const operation of proof.operations) cells.push(...(await tryOne(proof, operation)));
  return cells;
}

/** Operations that only exist in the recipes: what was retired must leave the proof as well. */
export const forgotten = (operations: readonly DocumentedOperation[]): string[] => {
  const documented = new Set(operations.map(({ name }) => name));
  return Object.keys(recipes).filter((name) => !documented.has(name));
};

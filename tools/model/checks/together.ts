import { isPossible } from '../../../apps/catalog/src/domain/stock.js';
import type { Violation } from '../../audit/invariants/invariant.js';
import type { Graph, Node, Shelf } from '../graph/graph.js';

/** What there is of the product, by catalog's movements for all orders. */
export function shelfAfter(units: number, graph: Graph, positions: readonly number[]): Shelf {
  const shelf = { onHand: units, reserved: 0 };
  for (const position of positions) {
    const { moved } = graph[position] as Node;
    shelf.onHand += moved.onHand;
    shelf.reserved += moved.reserved;
  }
  return shelf;
}

/** What is wrong with where all orders stand: with one of them, or with all of them together. */
export function wrongTogether(units: number, graph: Graph, positions: readonly number[]): Violation | undefined {
  let promised = 0;
  for (const position of positions) {
    const { wrong, isPromised } = graph[position] as Node;
    if (wrong) return wrong;
    if (isPromised) promised += 1;
  }
  if (promised > units) return { invariant: 'no unit is promised twice', what: `${promised} orders may count on ${units}` };
  const { onHand, reserved } = shelfAfter(units, graph, positions);
  if (isPossible({ onHand, reserved, listed: true })) return undefined;
  return { invariant: 'nothing is oversold', what: `${onHand} on hand, ${reserved} of them reserved` };
}

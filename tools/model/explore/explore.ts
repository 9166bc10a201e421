import type { Violation } from '../../audit/invariants/invariant.js';
import { shelfAfter, wrongTogether } from '../checks/together.js';
import { numberOfShelf, type Arc, type Graph, type Node } from '../graph/graph.js';
import { Tuples } from './tuples.js';

/** Where each order stands. */
export type Positions = readonly number[];

export interface Found {
  readonly violation: Violation;
  /** The shortest way to it, from the beginning; orders in any order. When a step is wrong, it leads from the last to the last. */
  readonly path: readonly Positions[];
}

export interface Exploration {
  readonly states: number;
  readonly transitions: number;
  /** Those where nothing has to happen any more. */
  readonly atRest: number;
  /** The nearest of each invariant that is broken. Nothing is walked beyond what is wrong. */
  readonly found: readonly Found[];
}

const progressEvery = 2 ** 16;

/** Walks through everything that can become of several orders, nearest first. */
export function explore(graph: Graph, orders: number, units: number, onProgress: (states: number) => void = () => undefined): Exploration {
  const tuples = new Tuples(graph.length, orders);
  const start = tuples.pack(Array.from({ length: orders }, () => 0));
  const cameFrom = new Map([[start, start]]); // in the order of discovery, so it is the queue as well
  const found = new Map<string, Found>();
  const report = (violation: Violation, packed: number, after: readonly Positions[] = []): void => {
    const isNew = !found.has(violation.invariant);
    if (isNew) found.set(violation.invariant, { violation, path: [...pathTo(packed, cameFrom, tuples), ...after] });
  };
  let explored = 0;
  let transitions = 0;
  let atRest = 0;

  for (const packed of cameFrom.keys()) {
    if (++explored % progressEvery === 0) onProgress(explored);
    const positions = tuples.unpack(packed);
    const violation = wrongTogether(units, graph, positions);
    if (violation) {
      report(violation, packed);
      continue;
    }
    if (positions.every((position) => graph[position]?.isAtRest)) atRest += 1;
    const shelf = numberOfShelf(shelfAfter(units, graph, positions));
    for (const [order, position] of positions.entries()) {
      if (order > 0 && position === positions[order - 1]) continue; // whoever stands at the same place can do the same
      for (const { to, wrong } of arcsAt(graph, position, shelf)) {
        transitions += 1;
        if (wrong) report(wrong, packed, [positions]);
        else {
          const next = tuples.pack(positions.with(order, to));
          if (!cameFrom.has(next)) cameFrom.set(next, packed);
        }
      }
    }
  }
  return { states: cameFrom.size, transitions, atRest, found: [...found.values()] };
}

function pathTo(packed: number, cameFrom: ReadonlyMap<number, number>, tuples: Tuples): Positions[] {
  const before = cameFrom.get(packed) as number;
  return [...(before === packed ? [] : pathTo(before, cameFrom, tuples)), tuples.unpack(packed)];
}

export function arcsAt(graph: Graph, position: number, shelf: number): readonly Arc[] {
  const { arcs, stockArcs } = graph[position] as Node;
  const byStock = stockArcs[shelf] ?? [];
  return byStock.length === 0 ? arcs : [...arcs, ...byStock];
}

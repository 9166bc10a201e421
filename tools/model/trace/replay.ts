import { shelfAfter } from '../checks/together.js';
import { arcsAt, type Found, type Positions } from '../explore/explore.js';
import { numberOfShelf, type Arc, type Graph, type Node } from '../graph/graph.js';
import type { Deed } from '../world/step.js';
import type { World } from '../world/world.js';

/** A step of one of the orders, counted from 0. */
export interface Move {
  readonly order: number;
  readonly deed: Deed;
  readonly before: World;
  readonly after: World;
}

/** Finds out who did what on a path that tells only where the orders stood, sorted, and as classes. */
export function replay(whole: Graph, classOf: readonly number[], units: number, { path, violation }: Found): Move[] {
  let positions: Positions = (path[0] ?? []).map(() => 0);
  return path.slice(1).map((wanted, index) => {
    const isWrong = String(wanted) === String(path[index]); // only a wrong step leads nowhere, and it is the last
    const fits = (order: number, { to, wrong }: Arc): boolean =>
      wrong?.invariant === (isWrong ? violation.invariant : undefined) && sameClasses(positions.with(order, to), wanted, classOf);
    const { order, arc } = pick(positions, arcsOfAll(whole, positions, units), fits);
    const move = { order, deed: arc.deed, before: worldAt(whole, positions[order]), after: arc.astray ?? worldAt(whole, arc.to) };
    positions = positions.with(order, arc.to);
    return move;
  });
}

function arcsOfAll(whole: Graph, positions: Positions, units: number): (readonly Arc[])[] {
  const shelf = numberOfShelf(shelfAfter(units, whole, positions));
  return positions.map((position) => arcsAt(whole, position, shelf));
}

function pick(
  positions: Positions,
  arcs: readonly (readonly Arc[])[],
  fits: (order: number, arc: Arc) => boolean,
): { order: number; arc: Arc } {
  for (const order of positions.keys()) {
    const arc = arcs[order]?.find((one) => fits(order, one));
    if (arc) return { order, arc };
  }
  throw new Error('the path cannot be walked: nodes of one class are not alike');
}

const worldAt = (graph: Graph, position: number | undefined): World => (graph[position ?? 0] as Node).world;

const sameClasses = (positions: Positions, wanted: Positions, classOf: readonly number[]): boolean =>
  String(positions.map((position) => classOf[position] as number).toSorted(ascending)) === String(wanted);

const ascending = (left: number, right: number): number => left - right;

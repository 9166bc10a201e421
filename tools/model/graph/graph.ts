import type { Stock } from '../../../apps/catalog/src/domain/stock.js';
import type { Violation } from '../../audit/invariants/invariant.js';
import type { Deed } from '../world/step.js';
import type { Moved, World } from '../world/world.js';

export type Shelf = Omit<Stock, 'listed'>;

/** One step, which leads to node `to`. One that is wrong is followed no further: it leads back, and would have led to `astray`. */
export interface Arc {
  readonly to: number;
  readonly deed: Deed;
  readonly isDue: boolean;
  readonly wrong?: Violation;
  readonly astray?: World;
}

export interface Node {
  readonly world: World;
  /** What is wrong with it, whatever other orders do. */
  readonly wrong?: Violation;
  /** By how much the order has changed the stock. */
  readonly moved: Moved;
  /** The customer may count on the unit: the order is confirmed or completed. */
  readonly isPromised: boolean;
  /** Nothing has to happen to it any more. */
  readonly isAtRest: boolean;
  readonly arcs: readonly Arc[];
  /** Those that depend on the stock, by its number in `shelves`. */
  readonly stockArcs: readonly (readonly Arc[])[];
}

/** Everything that can become of one order, whatever others do to the stock meanwhile. It begins at node 0. */
export type Graph = readonly Node[];

/** What there can be of a product of which there were so many at first, by number. */
export const shelves = (units: number): Shelf[] =>
  Array.from({ length: units + 1 }, (_, onHand) => Array.from({ length: onHand + 1 }, (__, reserved) => ({ onHand, reserved }))).flat();

export const numberOfShelf = ({ onHand, reserved }: Shelf): number => (onHand * (onHand + 1)) / 2 + reserved;

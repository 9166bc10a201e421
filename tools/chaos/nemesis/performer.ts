import type { ChaosShop } from '../shop/chaos-shop.js';
import type { Injector } from '../inject/injector.js';
import type { PlannedFault } from './plan.js';

export interface Stage {
  readonly shop: ChaosShop;
  readonly injector: Injector;
}

export type Heal = () => Promise<void> | void;

/** How a class of faults is done. */
export interface Performer {
  /** It happens when there is traffic for it, and is counted where it happens. */
  readonly isCountedElsewhere?: true;
  /** What it takes hold of; two faults never hold the same at once. */
  readonly holds: (target: string) => readonly string[];
  /**
   * Does it.
   * @returns how it is undone; absent when there is nothing to undo
   * @throws when it cannot be done just now; then it has not happened
   */
  readonly perform: (stage: Stage, fault: PlannedFault) => Promise<Heal | undefined> | Heal | undefined;
}

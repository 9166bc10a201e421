import type { Order } from '@app/client';
import type { Visitor } from '../shop/visitor.js';
import type { Stage } from './stage.js';

/** One way in which an order can end. */
export interface Ending {
  readonly name: string;
  /** What to look at in its timeline. */
  readonly lookAt: string;
  readonly customer: (stage: Stage) => Visitor;
  /** Does what people do in it; the services do the rest. */
  readonly play: (stage: Stage, customer: Visitor) => Promise<Order>;
  readonly expects: {
    readonly status: Order['status'];
    readonly reason?: string;
    /** Without order; others may be told besides. */
    readonly facts: readonly string[];
  };
  /** Begun before all others and drawn after them, because it takes its time. */
  readonly isSlow?: true;
}

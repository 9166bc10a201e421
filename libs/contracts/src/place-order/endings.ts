import { OrderCancelled } from './order-cancelled.js';
import { OrderCompleted } from './order-completed.js';
import { OrderFailed } from './order-failed.js';

/** The facts after which an order is final, and whether its customer got what was wanted. */
export const endings: ReadonlyMap<string, 'good' | 'bad'> = new Map([
  [OrderCompleted.type, 'good'],
  [OrderCancelled.type, 'bad'],
  [OrderFailed.type, 'bad'],
]);

import type { EndReason, OrderState } from './order.js';

/** Where an order comes to rest, in one word. */
export type Ending = 'completed' | EndReason;

export const endings = [
  'completed',
  'stock-rejected',
  'payment-declined',
  'timed-out',
  'cancelled-by-customer',
  'capture-failed',
] as const satisfies readonly Ending[];

/** @returns undefined while it has not ended */
export const endingOf = ({ status, reason }: OrderState): Ending | undefined => (status === 'completed' ? status : reason);

import { z } from 'zod';
import { defineEvent } from '../event.js';

export const CancelReason = z.enum(['stock-rejected', 'payment-declined', 'timed-out', 'cancelled-by-customer']);
export type CancelReason = z.output<typeof CancelReason>;

/** The order is given up before the pivot; whoever did something for it undoes it. */
export const OrderCancelled = defineEvent('OrderCancelled', {
  topic: 'order.events.v1',
  aggregate: 'order',
  key: 'orderId',
  data: z.object({ orderId: z.uuid(), reason: CancelReason }),
});

import { z } from 'zod';
import { defineEvent } from '../event.js';

/** Bought: the money is taken. */
export const OrderCompleted = defineEvent('OrderCompleted', {
  topic: 'order.events.v1',
  aggregate: 'order',
  key: 'orderId',
  data: z.object({ orderId: z.uuid() }),
});

import { z } from 'zod';
import { defineEvent } from '../event.js';

/** The one ending after the pivot that is no purchase: the money could not be taken, so the stock goes back. */
export const OrderFailed = defineEvent('OrderFailed', {
  topic: 'order.events.v1',
  aggregate: 'order',
  key: 'orderId',
  data: z.object({ orderId: z.uuid(), reason: z.enum(['capture-failed']) }),
});

import { z } from 'zod';
import { defineEvent } from '../event.js';

/** The pivot: stock is held and the money is authorized. From here the saga only goes forward. */
export const OrderConfirmed = defineEvent('OrderConfirmed', {
  topic: 'order.events.v1',
  aggregate: 'order',
  key: 'orderId',
  data: z.object({ orderId: z.uuid() }),
});

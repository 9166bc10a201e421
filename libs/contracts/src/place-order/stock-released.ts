import { z } from 'zod';
import { defineEvent } from '../event.js';

/** Nothing is held for this order any more. `restocked`: it had been committed and was put back. */
export const StockReleased = defineEvent('StockReleased', {
  topic: 'catalog.events.v1',
  aggregate: 'reservation',
  key: 'orderId',
  data: z.object({ orderId: z.uuid(), restocked: z.boolean() }),
});

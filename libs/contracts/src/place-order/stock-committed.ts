import { z } from 'zod';
import { defineEvent } from '../event.js';

/** The held stock has left the shelf. */
export const StockCommitted = defineEvent('StockCommitted', {
  topic: 'catalog.events.v1',
  aggregate: 'reservation',
  key: 'orderId',
  data: z.object({ orderId: z.uuid() }),
});

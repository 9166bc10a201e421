import { z } from 'zod';
import { defineEvent } from '../event.js';
import { StockLine } from '../values.js';

/** Stock is held for this order until it is committed or released. */
export const StockReserved = defineEvent('StockReserved', {
  topic: 'catalog.events.v1',
  aggregate: 'reservation',
  key: 'orderId',
  data: z.object({ orderId: z.uuid(), lines: z.array(StockLine).max(1_000) }),
});

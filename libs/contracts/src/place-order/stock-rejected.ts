import { z } from 'zod';
import { defineEvent } from '../event.js';
import { Sku } from '../values.js';

/** At least one line cannot be had; nothing is held. */
export const StockRejected = defineEvent('StockRejected', {
  topic: 'catalog.events.v1',
  aggregate: 'reservation',
  key: 'orderId',
  data: z.object({
    orderId: z.uuid(),
    lines: z.array(z.object({ sku: Sku, reason: z.enum(['sold-out', 'delisted', 'unknown']) })).max(1_000),
  }),
});

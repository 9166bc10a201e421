import { z } from 'zod';
import { defineEvent } from '../event.js';

/** Stock has been held for too long: a request to the order to decide, never a release. */
export const ReservationExpiring = defineEvent('ReservationExpiring', {
  topic: 'catalog.events.v1',
  aggregate: 'reservation',
  key: 'orderId',
  data: z.object({ orderId: z.uuid(), reservedAt: z.iso.datetime() }),
});

import { z } from 'zod';
import { defineEvent } from '../event.js';

/** The bank refused for good to take the money it had authorized. */
export const CaptureFailed = defineEvent('CaptureFailed', {
  topic: 'payment.events.v1',
  aggregate: 'payment',
  key: 'orderId',
  data: z.object({ orderId: z.uuid(), paymentId: z.uuid(), reason: z.string().max(100) }),
});

import { z } from 'zod';
import { defineEvent } from '../event.js';

/** The bank said no. */
export const PaymentDeclined = defineEvent('PaymentDeclined', {
  topic: 'payment.events.v1',
  aggregate: 'payment',
  key: 'orderId',
  data: z.object({ orderId: z.uuid(), paymentId: z.uuid(), reason: z.string().max(100) }),
});

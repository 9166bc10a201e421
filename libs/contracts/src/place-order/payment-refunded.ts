import { z } from 'zod';
import { defineEvent } from '../event.js';
import { MoneyData } from '../values.js';

/** Taken money was given back; the payment stays captured. */
export const PaymentRefunded = defineEvent('PaymentRefunded', {
  topic: 'payment.events.v1',
  aggregate: 'payment',
  key: 'orderId',
  data: z.object({ orderId: z.uuid(), paymentId: z.uuid(), refundId: z.uuid(), amount: MoneyData }),
});

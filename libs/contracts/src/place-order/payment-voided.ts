import { z } from 'zod';
import { defineEvent } from '../event.js';
import { MoneyData } from '../values.js';

/** The bank holds nothing any more. */
export const PaymentVoided = defineEvent('PaymentVoided', {
  topic: 'payment.events.v1',
  aggregate: 'payment',
  key: 'orderId',
  data: z.object({ orderId: z.uuid(), paymentId: z.uuid(), amount: MoneyData }),
});

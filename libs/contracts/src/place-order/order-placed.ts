import { z } from 'zod';
import { defineEvent } from '../event.js';
import { MoneyData, StockLine } from '../values.js';

/** A customer wants these lines at these prices. `paymentToken` is a single-use token of the bank, never card data. */
export const OrderPlaced = defineEvent('OrderPlaced', {
  topic: 'order.events.v1',
  aggregate: 'order',
  key: 'orderId',
  data: z.object({
    orderId: z.uuid(),
    customerId: z.uuid(),
    lines: z
      .array(StockLine.extend({ unitPrice: MoneyData }))
      .min(1)
      .max(1_000),
    total: MoneyData,
    paymentToken: z.string().regex(/^[\w-]{1,64}$/),
  }),
  sensitive: ['paymentToken'],
});

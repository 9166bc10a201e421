import { fact, OrderPlaced, type NewFact } from '@app/contracts';
import type { Money } from '@app/kernel';
import type { PricedLine } from './price-order.js';

/** What a customer ordered, at the prices of that moment. */
export interface NewOrder {
  readonly id: string;
  readonly customerId: string;
  readonly paymentToken: string;
  readonly lines: readonly PricedLine[];
  readonly total: Money;
}

/** What is told of it: the names of products are nobody else's business. */
export const orderPlaced = ({ id, customerId, paymentToken, lines, total }: NewOrder): NewFact<typeof OrderPlaced> =>
  fact(OrderPlaced, {
    orderId: id,
    customerId,
    lines: lines.map(({ sku, quantity, unitPrice }) => ({ sku, quantity, unitPrice })),
    total,
    paymentToken,
  });

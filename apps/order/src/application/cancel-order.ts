import { Injectable } from '@nestjs/common';
import { Tx } from '@app/database';
import { DomainError } from '@app/kernel';
import { Idempotency, type IdempotentRequest } from '@app/platform';
import type { OrderView } from '../api/order.schemas.js';
import { orderView } from '../api/order.view.js';
import { OrderAlreadyConfirmed } from '../domain/order.errors.js';
import { Orders } from '../persistence/orders.js';
import { readOrder } from '../persistence/read-order.js';

/** The customer gives an order up; possible until it is confirmed, and harmless when it was cancelled before. */
@Injectable()
export class CancelOrder {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly orders: Orders,
  ) {}

  /** @throws DomainError not-found for somebody else's order, OrderAlreadyConfirmed after the pivot */
  cancel(customerId: string, orderId: string, request: IdempotentRequest): Promise<OrderView> {
    return this.idempotency.run(request, async (tx: Tx) => {
      await this.orders.lock(tx, [orderId]);
      const order = await readOrder(tx, orderId);
      if (order?.customer_id !== customerId) throw new DomainError('not-found', 'not-found', 'there is no such order');
      const { outcome } = this.orders.change(orderId, { type: 'CustomerCancels' });
      if (outcome === 'refused') throw new OrderAlreadyConfirmed();
      await tx.flush();
      return orderView((await readOrder(tx, orderId)) ?? order);
    });
  }
}

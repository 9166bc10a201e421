import { Injectable } from '@nestjs/common';
import { appendTo, Tx } from '@app/database';
import { currentCause } from '@app/kernel';
import { Outbox } from '@app/messaging';
import { OrderMetrics } from '../application/order-metrics.js';
import { orderPlaced, type NewOrder } from '../domain/new-order.js';
import { newOrder } from '../domain/order.js';
import { OrderConfig } from '../order.config.js';
import { OrderRow } from './order.row.js';
import { appendToTimeline } from './timeline-append.js';

const orders = appendTo('orders', {
  id: 'uuid', customer_id: 'uuid', status: 'text', total_minor: 'bigint', currency: 'text', placed_at: 'timestamptz',
  updated_at: 'timestamptz', deadline_at: 'timestamptz', placed_event_id: 'uuid', traceparent: 'text',
}); // prettier-ignore

const orderLines = appendTo('order_lines', {
  order_id: 'uuid', position: 'int', sku: 'text', name: 'text', quantity: 'int', unit_price_minor: 'bigint',
}); // prettier-ignore

/** Adds orders; they are changed by `Orders`. */
@Injectable()
export class NewOrders {
  constructor(
    private readonly outbox: Outbox,
    private readonly config: OrderConfig,
    private readonly metrics: OrderMetrics,
  ) {}

  /** Saves a pending order and states that it was placed. @param at the time of the transaction */
  add(order: NewOrder, at: Date): OrderRow {
    const tx = Tx.current();
    const { id, customerId, total } = order;
    const placed = this.outbox.emit(orderPlaced(order), 1);
    const row = {
      id,
      customer_id: customerId,
      status: newOrder(id).status,
      total_minor: total.amount,
      currency: total.currency,
      placed_at: at,
      updated_at: at,
      deadline_at: new Date(at.getTime() + this.config.ORDER_DEADLINE_SECONDS * 1_000),
      placed_event_id: placed.id,
      traceparent: currentCause()?.traceparent ?? null,
    };
    const lines = order.lines.map(({ sku, name, quantity, unitPrice }, position) => ({ order_id: id, position, sku, name, quantity, unit_price_minor: unitPrice.amount })); // prettier-ignore
    tx.append(orders, row);
    for (const line of lines) tx.append(orderLines, line);
    appendToTimeline(tx, { id, timelineSeq: 0 }, placed);
    tx.afterCommit(() => this.metrics.placed());
    return Object.assign(new OrderRow(), row, { version: 1, lines });
  }
}

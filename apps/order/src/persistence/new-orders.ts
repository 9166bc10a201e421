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

const insert = `
  INSERT INTO orders (id, customer_id, status, total_minor, currency, deadline_at, placed_event_id, traceparent)
  VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6), $7, $8)
  RETURNING id, customer_id, status, reason, total_minor, currency, placed_at, updated_at, version, traceparent`;

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

  /** Saves a pending order and states that it was placed. */
  async add(order: NewOrder): Promise<OrderRow> {
    const tx = Tx.current();
    const { id, customerId, lines, total } = order;
    const placed = this.outbox.emit(orderPlaced(order), 1);
    const { status } = newOrder(id);
    const values = [
      id,
      customerId,
      status,
      total.amount,
      total.currency,
      this.config.ORDER_DEADLINE_SECONDS,
      placed.id,
      currentCause()?.traceparent ?? null,
    ];
    const [row] = await tx.query(insert, values);
    const rows = lines.map(({ sku, name, quantity, unitPrice }, position) => ({ order_id: id, position, sku, name, quantity, unit_price_minor: unitPrice.amount })); // prettier-ignore
    for (const line of rows) tx.append(orderLines, line);
    appendToTimeline(tx, { id, timelineSeq: 0 }, placed);
    tx.afterCommit(() => this.metrics.placed());
    return Object.assign(new OrderRow(), row, { lines: rows });
  }
}

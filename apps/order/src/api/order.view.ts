import { traceIdOf } from '@app/kernel';
import { isFinal } from '../domain/order.js';
import type { OrderRow } from '../persistence/order.row.js';
import type { OrderView } from './order.schemas.js';

/** What the API shows of an order, with the links to what may be done next. */
export function orderView(row: OrderRow): OrderView {
  const self = `/api/v1/orders/${row.id}`;
  return {
    id: row.id,
    customerId: row.customer_id,
    status: row.status,
    ...(row.reason && { reason: row.reason }),
    lines: [...row.lines]
      .sort((left, right) => left.position - right.position)
      .map(({ sku, name, quantity, unit_price_minor }) => ({
        sku,
        name,
        quantity,
        unitPrice: { amount: unit_price_minor, currency: row.currency },
      })),
    total: { amount: row.total_minor, currency: row.currency },
    placedAt: row.placed_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
    ...(row.traceparent && { traceId: traceIdOf(row.traceparent) }),
    _links: {
      self: { href: self },
      timeline: { href: `${self}/timeline` },
      payments: { href: `${self}/payments` },
      ...(!isFinal(row) && { events: { href: `${self}/events` } }),
      ...(row.status === 'pending' && { cancel: { href: `${self}/cancellation`, method: 'POST' } }),
    },
  };
}

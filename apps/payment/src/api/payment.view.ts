import type { Money } from '@app/kernel';
import type { PaymentRow } from '../persistence/payment.row.js';
import type { RefundRow } from '../persistence/refund.row.js';
import type { PaymentView, RefundView } from './payment.schemas.js';

const pathOf = (orderId: string): string => `/api/v1/orders/${orderId}/payments`;

/** What the API shows of a payment whose order is known, with the links to what may be done next. */
export function paymentView(row: PaymentRow): PaymentView {
  const inCurrency = (amount: number): Money => ({ amount, currency: row.currency ?? '' });
  const amount = row.amount_minor ?? 0;
  const isRefundable = row.status === 'captured' && row.refunding_minor + row.refunded_minor < amount;
  return {
    id: row.id,
    orderId: row.order_id,
    status: row.status,
    ...(row.reason && { reason: row.reason }),
    amount: inCurrency(amount),
    refunding: inCurrency(row.refunding_minor),
    refunded: inCurrency(row.refunded_minor),
    refunds: row.refunds.toSorted((left, right) => (left.id < right.id ? -1 : 1)).map((refund) => refundView(refund, row.id)),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    _links: {
      self: { href: pathOf(row.order_id) },
      order: { href: `/api/v1/orders/${row.order_id}` },
      ...(isRefundable && { refund: { href: `/api/v1/payments/${row.id}/refunds`, method: 'POST' } }),
    },
  };
}

export const refundView = (row: Omit<RefundRow, 'payment' | 'requested_by'>, paymentId: string): RefundView => ({
  id: row.id,
  paymentId,
  status: row.status,
  amount: { amount: row.amount_minor, currency: row.currency },
  reason: row.reason,
  ...(row.refusal && { refusal: row.refusal }),
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  _links: { payments: { href: pathOf(row.order_id) } },
});

import { changesTo, type Tx } from '@app/database';
import { newId } from '@app/kernel';
import { waitingSince } from '@app/platform';
import type { PaymentState } from '../domain/payment.js';

/** A payment whose row is ours until the transaction ends; the counters move with each change inside it. */
export interface LockedPayment {
  state: PaymentState;
  /** +1 per change. */
  version: number;
  /** +1 per event of the payment: the outbox's aggregate version. */
  eventSeq: number;
}

/** The columns that make a payment's state. */
export interface PaymentColumns {
  readonly order_id: string;
  readonly id: string;
  readonly status: PaymentState['status'];
  readonly customer_id: string | null;
  readonly amount_minor: number | null;
  readonly currency: string | null;
  readonly payment_token: string | null;
  readonly is_reserved: boolean;
  readonly is_cancelled: boolean;
  readonly voided_because: PaymentState['voidedBecause'] | null;
  readonly authorization_id: string | null;
  readonly reason: string | null;
  readonly refunding_minor: number;
  readonly refunded_minor: number;
  readonly version: number;
  readonly event_seq: number;
}

const columns = [
  'order_id', 'id', 'status', 'customer_id', 'amount_minor', 'currency', 'payment_token', 'is_reserved', 'is_cancelled',
  'voided_because', 'authorization_id', 'reason', 'refunding_minor', 'refunded_minor', 'version', 'event_seq',
]; // prettier-ignore

export const paymentColumns = (table: string): string => columns.map((column) => `${table}.${column}`).join(', ');

const create = `
  INSERT INTO payments (order_id, id) SELECT order_id, id FROM unnest($1::uuid[], $2::uuid[]) AS row(order_id, id)
  ON CONFLICT (order_id) DO NOTHING`;

/** Makes payments that wait, for orders of which nothing is known yet. Sorted, or two batches could wait for each other. */
export async function createPayments(tx: Tx, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length > 0) await tx.execute(create, [orderIds.toSorted(), orderIds.map(() => newId())]);
}

const lock = `SELECT ${paymentColumns('payments')} FROM payments WHERE order_id = ANY($1) ORDER BY order_id FOR UPDATE`;

export async function lockPayments(tx: Tx, orderIds: readonly string[]): Promise<LockedPayment[]> {
  if (orderIds.length === 0) return [];
  return (await tx.query<PaymentColumns>(lock, [orderIds])).map(lockedPayment);
}

export const lockedPayment = (row: PaymentColumns): LockedPayment => ({
  state: stateOf(row),
  version: row.version,
  eventSeq: row.event_seq,
});

const stateOf = (row: PaymentColumns): PaymentState => ({
  id: row.id,
  orderId: row.order_id,
  status: row.status,
  ...(row.customer_id !== null && { bill: { customerId: row.customer_id, amount: amountOf(row) } }),
  ...(row.payment_token !== null && { paymentToken: row.payment_token }),
  isReserved: row.is_reserved,
  isCancelled: row.is_cancelled,
  ...(row.voided_because && { voidedBecause: row.voided_because }),
  ...(row.authorization_id !== null && { authorizationId: row.authorization_id }),
  ...(row.reason !== null && { reason: row.reason }),
  refunding: row.refunding_minor,
  refunded: row.refunded_minor,
});

const amountOf = ({ amount_minor, currency }: PaymentColumns) => ({ amount: amount_minor ?? 0, currency: currency ?? '' });

const payments = changesTo(
  'payments',
  ['order_id'],
  {
    order_id: 'uuid', status: 'text', customer_id: 'uuid', amount_minor: 'bigint', currency: 'text', payment_token: 'text',
    is_reserved: 'boolean', is_cancelled: 'boolean', voided_because: 'text', authorization_id: 'uuid', reason: 'text',
    refunding_minor: 'bigint', refunded_minor: 'bigint', version: 'int', event_seq: 'int',
  },
  { updated_at: 'now()', ...waitingSince('payments') },
); // prettier-ignore

/** The payment will be written as it is now, or as a later change of the transaction leaves it. */
export function savePayment(tx: Tx, { state, version, eventSeq }: LockedPayment): void {
  tx.save(payments, {
    order_id: state.orderId,
    status: state.status,
    customer_id: state.bill?.customerId,
    amount_minor: state.bill?.amount.amount,
    currency: state.bill?.amount.currency,
    payment_token: state.paymentToken,
    is_reserved: state.isReserved,
    is_cancelled: state.isCancelled,
    voided_because: state.voidedBecause,
    authorization_id: state.authorizationId,
    reason: state.reason,
    refunding_minor: state.refunding,
    refunded_minor: state.refunded,
    version,
    event_seq: eventSeq,
  });
}

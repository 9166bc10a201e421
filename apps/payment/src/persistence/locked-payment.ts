import type { Tx } from '@app/database';
import { newId } from '@app/kernel';
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

const save = `
  UPDATE payments SET status = $3, customer_id = $4, amount_minor = $5, currency = $6, payment_token = $7, is_reserved = $8,
    is_cancelled = $9, voided_because = $10, authorization_id = $11, reason = $12, refunding_minor = $13, refunded_minor = $14,
    event_seq = $15, version = version + 1, updated_at = now(), status_since = CASE WHEN status = $3 THEN status_since ELSE now() END,
    restated = CASE WHEN status = $3 THEN restated ELSE 0 END, restate_at = CASE WHEN status = $3 THEN restate_at END
  WHERE order_id = $1 AND version = $2`;

/** Writes what was decided. @throws Error when somebody else wrote the row although it was locked */
export async function savePayment(tx: Tx, payment: LockedPayment): Promise<void> {
  const { state, eventSeq } = payment;
  const saved = await tx.execute(save, [
    state.orderId,
    payment.version++,
    state.status,
    state.bill?.customerId,
    state.bill?.amount.amount,
    state.bill?.amount.currency,
    state.paymentToken,
    state.isReserved,
    state.isCancelled,
    state.voidedBecause,
    state.authorizationId,
    state.reason,
    state.refunding,
    state.refunded,
    eventSeq,
  ]);
  if (saved !== 1) throw new Error(`payment ${state.id} changed although it was locked`);
}

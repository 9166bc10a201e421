import { randomUUID } from 'node:crypto';
import { appendTo, type Tx } from '@app/database';
import type { FloorOrder } from './floor-order.js';
import { hear, tell, type ToldFact } from './spine.js';

const commands = appendTo('bank_commands', { id: 'uuid', order_id: 'uuid', kind: 'text', idempotency_key: 'text', causation_id: 'text' });
const ledger = appendTo('payment_ledger', {
  command_id: 'uuid', order_id: 'uuid', payment_id: 'uuid', kind: 'text', amount_minor: 'bigint', currency: 'text', authorization_id: 'uuid',
}); // prettier-ignore

const create = 'INSERT INTO payments (order_id, id) VALUES ($1, $2) ON CONFLICT (order_id) DO NOTHING';
const lock = 'SELECT * FROM payments WHERE order_id = $1 FOR UPDATE';
const save = `
  UPDATE payments SET status = $2, customer_id = $3, amount_minor = $4, currency = 'EUR', payment_token = $5, is_reserved = $6,
    authorization_id = $7, event_seq = $8, version = version + 1, updated_at = now()
  WHERE order_id = $1`;
const close = `UPDATE bank_commands SET status = 'done', done_at = now() WHERE id = $1 AND status = 'new' RETURNING id`;

interface Change {
  readonly status: string;
  readonly token?: string;
  readonly isReserved?: boolean;
  readonly authorizationId?: string;
  readonly facts?: number;
}

/** Hears of the order; the bank is not asked yet. */
export async function rememberOrder(tx: Tx, order: FloorOrder, heard: ToldFact): Promise<void> {
  await hear(tx, 'payment', heard);
  await tx.execute(create, [order.id, order.paymentId]);
  await tx.query(lock, [order.id]);
  await write(tx, order, { status: 'waiting', token: 'tok_ok', isReserved: false });
}

export async function askForAuthorization(tx: Tx, order: FloorOrder, heard: ToldFact): Promise<string> {
  await hear(tx, 'payment', heard);
  await tx.execute(create, [order.id, order.paymentId]);
  await tx.query(lock, [order.id]);
  await write(tx, order, { status: 'authorizing', token: 'tok_ok' });
  return command(tx, order, 'authorize', heard);
}

export async function askForCapture(tx: Tx, order: FloorOrder, heard: ToldFact): Promise<string> {
  await hear(tx, 'payment', heard);
  await tx.query(lock, [order.id]);
  await write(tx, order, { status: 'capturing', authorizationId: order.authorizationId, facts: 1 });
  return command(tx, order, 'capture', heard);
}

export async function recordAuthorization(tx: Tx, order: FloorOrder, commandId: string): Promise<ToldFact> {
  return record(tx, order, commandId, 'authorized', 'PaymentAuthorized', 1);
}

export async function recordCapture(tx: Tx, order: FloorOrder, commandId: string): Promise<ToldFact> {
  return record(tx, order, commandId, 'captured', 'PaymentCaptured', 2);
}

async function record(tx: Tx, order: FloorOrder, commandId: string, status: string, fact: string, version: number): Promise<ToldFact> {
  await tx.query(lock, [order.id]);
  await tx.query(close, [commandId]);
  await write(tx, order, { status, authorizationId: order.authorizationId, facts: version });
  tx.append(ledger, {
    command_id: commandId,
    order_id: order.id,
    payment_id: order.paymentId,
    kind: status,
    amount_minor: amountOf(order),
    currency: 'EUR',
    authorization_id: order.authorizationId,
  });
  return tell(tx, 'payment', fact, order.id, version);
}

function command(tx: Tx, order: FloorOrder, kind: string, cause: ToldFact): string {
  const id = randomUUID();
  tx.append(commands, { id, order_id: order.id, kind, idempotency_key: `${kind}-${order.paymentId}`, causation_id: cause.id });
  return id;
}

async function write(tx: Tx, order: FloorOrder, { status, token, isReserved = true, authorizationId, facts = 0 }: Change): Promise<void> {
  await tx.execute(save, [order.id, status, order.paymentId, amountOf(order), token, isReserved, authorizationId, facts]);
}

const amountOf = ({ skus }: FloorOrder): number => skus.length * 1999;

import { createHash, randomUUID } from 'node:crypto';
import { appendTo, type Tx } from '@app/database';
import type { FloorOrder } from './floor-order.js';
import { hear, tell, type ToldFact } from './spine.js';

const orderLines = appendTo('order_lines', {
  order_id: 'uuid', position: 'int', sku: 'text', name: 'text', quantity: 'int', unit_price_minor: 'bigint',
}); // prettier-ignore

const timeline = appendTo('timeline', {
  order_id: 'uuid', seq: 'int', event_id: 'uuid', fact: 'text', service: 'text', at: 'timestamptz', causation_id: 'text', data: 'jsonb',
}); // prettier-ignore

const claimKey = `INSERT INTO idempotency_keys (subject, operation, key, fingerprint) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`;
const rememberAnswer = 'UPDATE idempotency_keys SET answer = $4 WHERE subject = $1 AND operation = $2 AND key = $3';
const insert = `
  INSERT INTO orders (id, customer_id, status, total_minor, currency, deadline_at, placed_event_id)
  VALUES ($1, $2, 'pending', $3, 'EUR', now() + interval '2 minutes', $4) RETURNING placed_at`;
const lock = `SELECT id, status, reason, version, event_seq, timeline_seq FROM orders WHERE id = ANY($1) ORDER BY id FOR UPDATE`;
const save = 'UPDATE orders SET status = $2, version = version + 1, event_seq = $3, timeline_seq = $4, updated_at = now() WHERE id = $1';

/** The answer that is kept under the idempotency key has about the size of the real one. */
export async function placeOrder(tx: Tx, order: FloorOrder): Promise<ToldFact> {
  const identity = [randomUUID(), 'POST /api/v1/orders', randomUUID()];
  await tx.execute(claimKey, [...identity, createHash('sha256').update(order.id).digest()]);
  await tx.query('SELECT sku, name, price_minor, currency, listed FROM product_copies WHERE sku = ANY($1)', [order.skus]);
  const placed = tell(tx, 'order', 'OrderPlaced', order.id, 1);
  await tx.query(insert, [order.id, randomUUID(), order.skus.length * 1999, placed.id]);
  for (const [position, sku] of order.skus.entries())
    tx.append(orderLines, { order_id: order.id, position, sku, name: sku, quantity: 1, unit_price_minor: 1999 });
  note(tx, order, placed);
  await tx.execute(rememberAnswer, [...identity, JSON.stringify({ ...order, status: 'pending', _links: { self: {}, cancel: {} } })]);
  return placed;
}

/** Hears a fact that only goes onto the timeline. */
export async function noteFact(tx: Tx, order: FloorOrder, heard: ToldFact): Promise<void> {
  await hear(tx, 'order', heard);
  await tx.query(lock, [[order.id]]);
  note(tx, order, heard);
  await tx.execute(save, [order.id, order.status, order.orderFacts, order.timelineSeq]);
}

/** Hears a fact that moves the order, and tells how. */
export async function moveOrder(tx: Tx, order: FloorOrder, heard: ToldFact, status: string, fact: string): Promise<ToldFact> {
  await hear(tx, 'order', heard);
  await tx.query(lock, [[order.id]]);
  note(tx, order, heard);
  const told = tell(tx, 'order', fact, order.id, ++order.orderFacts);
  note(tx, order, told);
  order.status = status;
  await tx.execute(save, [order.id, status, order.orderFacts, order.timelineSeq]);
  return told;
}

function note(tx: Tx, order: FloorOrder, { id, type, topic }: ToldFact): void {
  tx.append(timeline, {
    order_id: order.id,
    seq: ++order.timelineSeq,
    event_id: id,
    fact: type,
    service: topic.split('.', 1)[0],
    at: new Date().toISOString(),
    causation_id: id,
    data: JSON.stringify({ orderId: order.id }),
  });
}

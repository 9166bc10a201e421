import { appendTo, type Tx } from '@app/database';
import type { FloorOrder } from './floor-order.js';
import { hear, tell, type ToldFact } from './spine.js';

const reservationLines = appendTo('reservation_lines', { order_id: 'uuid', position: 'int', sku: 'text', quantity: 'bigint' });
const movements = appendTo('stock_movements', {
  sku: 'text', delta_on_hand: 'bigint', delta_reserved: 'bigint', reason: 'text', order_id: 'uuid', cause_id: 'text',
}); // prettier-ignore

const create = `INSERT INTO reservations (order_id, ask_at) VALUES ($1, now() + interval '15 minutes') ON CONFLICT DO NOTHING`;
const lock = 'SELECT order_id, status, version, event_seq FROM reservations WHERE order_id = $1 FOR UPDATE';
const lockStock = 'SELECT sku, on_hand, reserved, listed FROM products WHERE sku = ANY($1) ORDER BY sku FOR UPDATE';
const moveStock = `
  UPDATE products SET on_hand = on_hand + $2, reserved = reserved + $3, in_stock = on_hand + $2 > reserved + $3,
    stock_version = stock_version + 1
  WHERE sku = ANY($1)`;
const save = `
  UPDATE reservations SET status = $2, reserved_event_id = coalesce($3, reserved_event_id), version = version + 1, event_seq = $4,
    updated_at = now()
  WHERE order_id = $1`;

export async function reserveStock(tx: Tx, order: FloorOrder, heard: ToldFact): Promise<ToldFact> {
  await hear(tx, 'catalog', heard);
  await tx.execute(create, [order.id]);
  await claim(tx, order);
  for (const [position, sku] of order.skus.entries()) tx.append(reservationLines, { order_id: order.id, position, sku, quantity: 1 });
  await move(tx, order, 'reserved', 0, 1);
  const told = tell(tx, 'catalog', 'StockReserved', order.id, 1);
  await tx.execute(save, [order.id, 'reserved', told.id, 1]);
  return told;
}

export async function commitStock(tx: Tx, order: FloorOrder, heard: ToldFact): Promise<ToldFact> {
  await hear(tx, 'catalog', heard);
  await claim(tx, order);
  await move(tx, order, 'committed', -1, -1);
  const told = tell(tx, 'catalog', 'StockCommitted', order.id, 2);
  await tx.execute(save, [order.id, 'committed', null, 2]);
  return told;
}

async function claim(tx: Tx, order: FloorOrder): Promise<void> {
  await Promise.all([tx.query(lock, [order.id]), tx.query(lockStock, [order.skus])]);
}

async function move(tx: Tx, order: FloorOrder, reason: string, onHand: number, reserved: number): Promise<void> {
  await tx.execute(moveStock, [order.skus, onHand, reserved]);
  for (const sku of order.skus)
    tx.append(movements, { sku, delta_on_hand: onHand, delta_reserved: reserved, reason, order_id: order.id, cause_id: order.id });
}

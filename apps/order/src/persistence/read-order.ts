import type { Tx, UnitOfWork } from '@app/database';
import { OrderRow } from './order.row.js';

const select = `
  SELECT id, customer_id, status, reason, total_minor, currency, placed_at, updated_at, version, traceparent,
    (SELECT json_agg(json_build_object('position', position, 'sku', sku, 'name', name, 'quantity', quantity, 'unit_price_minor', unit_price_minor))
     FROM order_lines WHERE order_id = orders.id) AS lines
  FROM orders WHERE id = $1 AND ($2::uuid IS NULL OR customer_id = $2)`;

const rowOf = ([row]: object[]): OrderRow | undefined => row && Object.assign(new OrderRow(), row);

/** The order as the present transaction sees it. */
export const readOrder = async (tx: Tx, id: string): Promise<OrderRow | undefined> => rowOf(await tx.query(select, [id, null]));

/**
 * One statement for order and lines: this is what clients ask for most, and a relation would take three.
 * @param ownerId only if it is theirs; null sees all
 */
export const findOrder = async (database: UnitOfWork, id: string, ownerId: string | null): Promise<OrderRow | undefined> =>
  rowOf(await database.read(select, [id, ownerId]));

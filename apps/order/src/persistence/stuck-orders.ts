import type { Tx, UnitOfWork } from '@app/database';
import { mostRestatements } from '@app/platform';

/** What an unfinished order waits for: stock, money held, or money taken. */
export const stages = ['reserve', 'authorise', 'capture'] as const;
export type Stage = (typeof stages)[number];

/**
 * Orders that have waited for longer than the others ever need. Until its deadline an order may wait for a slow bank, so that
 * `authorise` begins to count there; an order whose own fact has not even been published waits for nobody else.
 */
const stuck = `
  FROM orders
  CROSS JOIN LATERAL (
    SELECT CASE WHEN status = 'confirmed' THEN 'capture'
      WHEN EXISTS (SELECT FROM timeline WHERE order_id = orders.id AND fact = 'StockReserved') THEN 'authorise'
      ELSE 'reserve' END AS stage
  ) AS standing
  JOIN (VALUES ('reserve', interval '30 seconds'), ('authorise', '60 seconds'), ('capture', '5 minutes')) AS slo (stage, allowed) USING (stage)
  WHERE (status = 'pending' AND status_since < now() - interval '30 seconds'
      OR status = 'confirmed' AND status_since < now() - interval '5 minutes')
    AND CASE stage WHEN 'authorise' THEN greatest(status_since, deadline_at) ELSE status_since END < now() - allowed
    AND NOT EXISTS (SELECT FROM outbox WHERE aggregate_type = 'order' AND aggregate_id = orders.id::text AND published_at IS NULL)`;

/** Rows that another instance is restating are left to it; it puts the next time off before it lets go of them. */
const take = `
  WITH due AS MATERIALIZED (
    SELECT id, allowed ${stuck} AND restated < ${mostRestatements} AND (restate_at IS NULL OR restate_at <= now())
    ORDER BY status_since LIMIT $1 FOR UPDATE OF orders SKIP LOCKED
  )
  UPDATE orders SET restated = restated + 1, restate_at = now() + allowed * power(2, restated + 1)
  FROM due WHERE orders.id = due.id RETURNING orders.id`;

const count = `SELECT stage, count(*)::int AS orders ${stuck} GROUP BY stage`;

/** Locks stuck orders whose last fact is due to be said again, and doubles the time until the next. @returns their ids */
export const takeStuck = async (tx: Tx, limit: number): Promise<string[]> =>
  (await tx.query<{ id: string }>(take, [limit])).map(({ id }) => id);

export async function countStuck(database: UnitOfWork): Promise<ReadonlyMap<string, number>> {
  const rows = await database.read<{ stage: Stage; orders: number }>(count, []);
  return new Map(rows.map(({ stage, orders }) => [stage, orders]));
}

import type { Tx, UnitOfWork } from '@app/database';
import { mostRestatements } from '@app/platform';

/** What such a payment waits for. */
export const stages = ['confirm'] as const;

/** Payments that wait for the order to decide: about what is held, or about a capture that was refused. The bank has no part in it. */
const stuck = `
  FROM payments WHERE status IN ('authorized', 'capture-failed') AND status_since < now() - interval '10 seconds'
    AND NOT EXISTS (SELECT FROM outbox WHERE aggregate_type = 'payment' AND aggregate_id = payments.order_id::text AND published_at IS NULL)`;

/** Rows that another instance is restating are left to it; it puts the next time off before it lets go of them. */
const take = `
  WITH due AS MATERIALIZED (
    SELECT order_id ${stuck} AND restated < ${mostRestatements} AND (restate_at IS NULL OR restate_at <= now())
    ORDER BY status_since LIMIT $1 FOR UPDATE OF payments SKIP LOCKED
  )
  UPDATE payments SET restated = restated + 1, restate_at = now() + interval '10 seconds' * power(2, restated + 1)
  FROM due WHERE payments.order_id = due.order_id RETURNING payments.order_id`;

const count = `SELECT count(*)::int AS payments ${stuck}`;

/** Locks stuck payments whose last fact is due to be said again, and doubles the time until the next. @returns their orders' ids */
export const takeStuck = async (tx: Tx, limit: number): Promise<string[]> =>
  (await tx.query<{ order_id: string }>(take, [limit])).map(({ order_id }) => order_id);

export async function countStuck(database: UnitOfWork): Promise<ReadonlyMap<string, number>> {
  const [row] = await database.read<{ payments: number }>(count, []);
  return new Map([['confirm', row?.payments ?? 0]]);
}

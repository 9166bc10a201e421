import type { Databases } from './open-databases.js';

/** What is still on its way. */
export interface Motion {
  readonly orders: number;
  /** Since the oldest of them was placed; 0 when there is none. */
  readonly oldestSeconds: number;
  /** Facts that no relay has published, and commands that the bank has not answered. */
  readonly unpublished: number;
  readonly unanswered: number;
}

const unfinished = `
  SELECT count(*)::int AS count, coalesce(extract(epoch FROM now() - min(placed_at)), 0)::float8 AS seconds
  FROM orders WHERE status IN ('pending', 'confirmed')`;
const unpublished = 'SELECT count(*)::int AS count FROM outbox WHERE published_at IS NULL';
const unanswered = `SELECT count(*)::int AS count FROM bank_commands WHERE status = 'new'`;

export async function readMotion({ user, catalog, order, payment }: Databases): Promise<Motion> {
  const [[orders], [commands], ...waiting] = await Promise.all([
    order.rows<{ count: number; seconds: number }>(unfinished),
    payment.rows<{ count: number }>(unanswered),
    ...[user, catalog, order, payment].map(({ rows }) => rows<{ count: number }>(unpublished)),
  ]);
  return {
    orders: orders?.count ?? 0,
    oldestSeconds: orders?.seconds ?? 0,
    unpublished: waiting.flat().reduce((sum, { count }) => sum + count, 0),
    unanswered: commands?.count ?? 0,
  };
}

export const isAtRest = ({ orders, unpublished: facts, unanswered: commands }: Motion): boolean => orders + facts + commands === 0;

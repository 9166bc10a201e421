import type { OpenDatabases } from '../../audit/open-databases.js';

interface Count {
  readonly count: number;
}

const spine = `
  SELECT (SELECT count(*) FROM outbox WHERE published_at IS NULL)::int + (SELECT count(*) FROM parked_keys)::int
    + (SELECT count(*) FROM dead_letters WHERE status = 'parked')::int AS count`;

/** What still moves, in words; empty when the shop has come to rest. */
const moving: readonly (readonly [database: 'order' | 'catalog' | 'payment', what: string, sql: string])[] = [
  ['order', 'orders that are not final', `SELECT count(*)::int AS count FROM orders WHERE status IN ('pending', 'confirmed')`],
  ['order', 'facts or letters of order', spine],
  ['catalog', 'facts or letters of catalog', spine],
  ['payment', 'facts or letters of payment', spine],
  ['catalog', 'reservations', `SELECT count(*)::int AS count FROM reservations WHERE status = 'reserved'`],
  ['payment', 'commands to the bank', `SELECT count(*)::int AS count FROM bank_commands WHERE status = 'new'`],
];

export async function stillMoving(databases: OpenDatabases): Promise<string[]> {
  const counts = await Promise.all(
    moving.map(async ([database, what, sql]) => ({ what, count: (await databases[database].rows<Count>(sql))[0]?.count ?? 0 })),
  );
  return counts.filter(({ count }) => count > 0).map(({ what, count }) => `${count} ${what}`);
}

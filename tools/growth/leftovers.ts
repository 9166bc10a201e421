import { databaseUrl } from '../stack/postgres/ensure-databases.js';
import { withClient } from '../stack/postgres/with-client.js';
import { waitUntil } from '../stack/process/wait-until.js';

const settledWithinMs = 60_000;

const counted = {
  order: [
    ['orders that have not ended', `SELECT count(*)::int AS found FROM orders WHERE status IN ('pending', 'confirmed')`],
    ['facts that are not published', 'SELECT count(*)::int AS found FROM outbox WHERE published_at IS NULL'],
    ['dead letters or anomalies', 'SELECT (SELECT count(*) FROM dead_letters)::int + (SELECT count(*) FROM saga_anomalies)::int AS found'],
  ],
  catalog: [['pieces still reserved', 'SELECT coalesce(sum(reserved), 0)::int AS found FROM products']],
  bank: [['open holds', `SELECT count(*)::int AS found FROM holds WHERE status IN ('authorized', 'capture-refused')`]],
} as const;

/** What should not be there once nobody buys any more; waits a while for it to go. */
export async function leftovers(adminUrl: string): Promise<string[]> {
  let found: string[] = [];
  await waitUntil(async () => (found = await look(adminUrl)).length === 0, settledWithinMs, 500);
  return found;
}

async function look(adminUrl: string): Promise<string[]> {
  const found: string[] = [];
  for (const [database, questions] of Object.entries(counted)) {
    await withClient(databaseUrl(adminUrl, database), async (client) => {
      for (const [what, sql] of questions) {
        const { rows } = await client.query<{ found: number }>(sql);
        if (rows[0]?.found) found.push(`${rows[0].found} ${what}`);
      }
    });
  }
  return found;
}

import type { Client } from 'pg';
import { withClient } from '../../stack/postgres/with-client.js';
import { catalogRows, deliveries } from './catalog-rows.js';
import { orderRows } from './order-rows.js';
import { batch, told, type Plan } from './orders-of-batch.js';
import { bankRows, paymentRows } from './payment-rows.js';
import { spineRows } from './spine-rows.js';

const batchSize = 20_000;

const rows = {
  order: [...orderRows, ...spineRows('order')],
  catalog: [...catalogRows, ...spineRows('catalog')],
  payment: [...paymentRows, ...spineRows('payment')],
  bank: bankRows,
} as const;

export type LoadedDatabase = keyof typeof rows;
export const loadedDatabases = Object.keys(rows) as LoadedDatabase[];

/** By a superuser foreign keys are not looked up: what is loaded is right by construction, and the audit says whether. */
const faster = `
  SET synchronous_commit = off;
  SELECT set_config('session_replication_role', 'replica', false) FROM pg_roles WHERE rolname = current_user AND rolsuper`;

/**
 * Loads finished orders with all that five services would know of them. Nothing that is there is changed: products keep their stock.
 * @param urls of the databases, for a role that may write to all tables
 * @param progress called with how many orders a database has got
 */
export async function loadBooks(
  urls: Readonly<Record<LoadedDatabase, string>>,
  plan: Plan,
  progress: (database: LoadedDatabase, orders: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<void> {
  const now = new Date().toISOString();
  await Promise.all(
    loadedDatabases.map((name) =>
      withClient(urls[name], async (client) => {
        await client.query(faster);
        await client.query(told(plan));
        const since = name === 'catalog' ? await lastMovement(client) : 0;
        for (let from = 1; from <= plan.orders; from += batchSize) {
          signal?.throwIfAborted();
          const to = Math.min(plan.orders, from + batchSize - 1);
          await client.query(['BEGIN', batch(plan, from, to, now), ...rows[name], 'COMMIT'].join(';\n'));
          progress(name, to);
        }
        if (name === 'catalog') await client.query(deliveries(since));
        await client.query('ANALYZE');
      }),
    ),
  );
}

async function lastMovement(client: Client): Promise<number> {
  const { rows: found } = await client.query<{ last: string }>('SELECT coalesce(max(seq), 0) AS last FROM stock_movements');
  return Number(found[0]?.last);
}

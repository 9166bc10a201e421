import type { Client } from 'pg';
import { databaseUrl } from '../postgres/ensure-databases.js';
import { withClient } from '../postgres/with-client.js';
import { waitUntil } from '../process/wait-until.js';

const WITHIN_MS = 30_000;

/**
 * Waits until the order service has heard of every product, so that the first order does not name an unknown one.
 * @returns false when it takes too long
 */
export async function productsAreKnown(adminUrl: string): Promise<boolean> {
  const wanted = await withClient(databaseUrl(adminUrl, 'catalog'), (catalog) => count(catalog, 'products'));
  return withClient(databaseUrl(adminUrl, 'order'), (order) =>
    waitUntil(async () => (await count(order, 'product_copies')) >= wanted, WITHIN_MS),
  );
}

async function count(client: Client, table: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
  return rows[0]?.count ?? 0;
}

import { databaseUrl } from '../stack/postgres/ensure-databases.js';
import { withClient } from '../stack/postgres/with-client.js';
import { loadBooks, loadedDatabases, type LoadedDatabase } from './books/load-books.js';
import type { Shelf } from './books/orders-of-batch.js';
import type { MeasuredShop } from './open-shop.js';
import type { GrowthOptions } from './options.js';
import type { Loaded } from './result.js';

/** Loads finished orders into a running shop, and waits until Postgres has put everything in order. */
export async function grow(shop: MeasuredShop, { orders, days }: GrowthOptions, signal: AbortSignal): Promise<Loaded> {
  const { adminUrl } = shop.stack.postgres;
  const urls = Object.fromEntries(loadedDatabases.map((name) => [name, databaseUrl(adminUrl, name)])) as Record<LoadedDatabase, string>;
  const before = await sizes(urls);
  const begin = performance.now();
  const shelves = await shelvesOf(urls.catalog, shop.skus);
  await loadBooks(urls, { orders, days, regular: shop.regular.id, shelves, currency: 'EUR' }, undefined, signal);
  const loaded = performance.now();
  for (const url of Object.values(urls)) await withClient(url, (client) => client.query('VACUUM (ANALYZE)'));
  await withClient(adminUrl, (client) => client.query('CHECKPOINT'));
  const after = await sizes(urls);
  return { seconds: secondsBetween(begin, loaded), settledAfterSeconds: secondsBetween(loaded, performance.now()), before, after };
}

const secondsBetween = (begin: number, end: number): number => Math.round((end - begin) / 100) / 10;

const shelvesOf = (url: string, skus: readonly string[]): Promise<Shelf[]> =>
  withClient(url, async (client) => {
    const sql = 'SELECT sku, name, price_minor::int AS price FROM products WHERE sku = ANY($1) ORDER BY sku';
    return (await client.query<Shelf>(sql, [skus])).rows;
  });

async function sizes(urls: Readonly<Record<string, string>>): Promise<Record<string, number>> {
  const size = 'SELECT (pg_database_size(current_database()) / 1048576)::int AS mb';
  const entries = Object.entries(urls).map(async ([name, url]) => {
    const { rows } = await withClient(url, (client) => client.query<{ mb: number }>(size));
    return [name, rows[0]?.mb ?? 0] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

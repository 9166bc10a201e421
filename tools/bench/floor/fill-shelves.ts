import { connect } from '../../stack/postgres/connect.js';

const PRODUCTS = 40;
const STOCK = 1_000_000_000;

export const floorSkus: readonly string[] = Array.from({ length: PRODUCTS }, (_, index) => `FLOOR-${index + 1}`);

/** As many well-stocked products as the shop has, in the two tables that know products. */
export async function fillShelves(urls: Readonly<Record<'catalog' | 'order', string>>): Promise<void> {
  await inDatabase(
    urls.catalog,
    `INSERT INTO products (sku, name, description, category, price_minor, currency, image_url, on_hand, in_stock)
     SELECT sku, sku, '', 'floor', 1999, 'EUR', '/', ${STOCK}, true FROM unnest($1::text[]) AS sku`,
  );
  await inDatabase(
    urls.order,
    `INSERT INTO product_copies (sku, name, price_minor, currency, listed, version)
     SELECT sku, sku, 1999, 'EUR', true, 1 FROM unnest($1::text[]) AS sku`,
  );
}

async function inDatabase(connectionString: string, sql: string): Promise<void> {
  const client = await connect(connectionString);
  await client.query(sql, [floorSkus]);
  await client.end();
}

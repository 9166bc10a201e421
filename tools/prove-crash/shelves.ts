import type { OpenDatabases } from '../audit/open-databases.js';
import type { Shop } from '../shop/shop.js';
import { waitUntil } from '../stack/process/wait-until.js';
import type { Ending } from './endings.js';

const enough = 5_000;
const delisted = 'DELISTED-MEANWHILE';
const withinMs = 30_000;

/** A product for each shelf: one that never runs out, one that is sold out, one that is gone without the order service knowing. */
export async function fillShelves(shop: Shop, databases: OpenDatabases): Promise<Record<Ending['shelf'], string>> {
  const catalog = await shop.logIn('catalog');
  const plenty = (await catalog.productsInStock()).find(({ available }) => available >= enough);
  if (!plenty) throw new Error('There is no product of which there is enough.');
  await catalog.list({
    sku: delisted,
    name: 'Last of its kind',
    description: '',
    category: 'Lighting',
    price: plenty.price,
    available: 10,
  });
  await catalog.delist(delisted, await catalog.etagOf(delisted));
  const news = `SELECT 1 FROM product_copies WHERE sku = '${delisted}' AND NOT listed`;
  if (!(await waitUntil(async () => (await databases.order.rows(news)).length > 0, withinMs))) throw new Error('The news did not arrive.');
  // Held in the moment before the news: an order can be placed, and catalog rejects it.
  await databases.order.rows(`UPDATE product_copies SET listed = true WHERE sku = '${delisted}'`);
  return { plenty: plenty.sku, 'sold-out': 'SOLD-OUT', delisted };
}

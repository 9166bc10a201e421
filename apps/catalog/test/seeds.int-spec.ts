import { ProductChanged, ProductDelisted, ProductListed } from '@app/contracts';
import { eventually } from '@app/testing';
import { RestateProducts } from '../src/application/restate-products.js';
import { seedProducts } from '../src/seed/seed-products.js';
import { LoneCatalog } from './lone-catalog.js';

describe('seeds', () => {
  let catalog: LoneCatalog;

  beforeAll(async () => {
    catalog = await LoneCatalog.start();
    expect(await seedProducts(catalog.service.running.app)).toMatch(/^\d{3} products$/);
  }, 60_000);
  afterAll(() => catalog.stop());

  const count = async (table: string) =>
    (await catalog.service.database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n ?? 0;

  it('tell every product', async () => {
    const products = await count('products');
    expect(await count(`outbox WHERE type = 'ProductListed'`)).toBe(products);
    expect(await catalog.hear(ProductListed, 'LAST-ONE')).toMatchObject({ sku: 'LAST-ONE', listed: true, version: 1 });
  });

  it('fill the stock by movements', async () => {
    expect((await catalog.get('/products/LAST-ONE')).body).toMatchObject({ available: 1 });
    expect((await catalog.get('/products/SOLD-OUT')).body).toMatchObject({ available: 0 });
    const wrong = `products WHERE on_hand <> coalesce((SELECT sum(delta_on_hand) FROM stock_movements WHERE sku = products.sku), 0)`;
    expect(await count(wrong)).toBe(0);
  });

  it('leave alone what was changed or delisted', async () => {
    await catalog.delist('SOLD-OUT', '*');
    await catalog.change('LAST-ONE', { name: 'Mine' }, '*');
    expect(await seedProducts(catalog.service.running.app)).toBe('nothing to seed');
    expect((await catalog.get('/products/SOLD-OUT')).status).toBe(404);
    expect((await catalog.get('/products/LAST-ONE')).body).toMatchObject({ name: 'Mine', version: 2 });
  });

  it('can be stated once more for a broker that knows nothing of them', async () => {
    const [products, before] = [await count('products'), await count('outbox')];
    await catalog.service.running.app.get(RestateProducts).restate();
    expect((await count('outbox')) - before).toBe(products);
    expect(await catalog.hear(ProductChanged, 'LAST-ONE', 2)).toMatchObject({ name: 'Mine', version: 2 });
    expect(await catalog.hear(ProductDelisted, 'SOLD-OUT', 2)).toMatchObject({ listed: false, version: 2 });
    await eventually(async () => expect(await count('outbox WHERE published_at IS NULL')).toBe(0));
  });
});

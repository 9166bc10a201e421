import type { INestApplicationContext } from '@nestjs/common';
import { CreateProduct } from '../application/create-product.js';
import { FindProducts } from '../application/find-products.js';
import { RestateProducts } from '../application/restate-products.js';
import { CatalogConfig } from '../catalog.config.js';
import { assortment } from './assortment.js';

/** Below the number of connections: who waits for one too long is refused. */
const atOnce = 8;

/** Creates what is missing. What was ever there stays as it is, also when it was delisted. */
export async function seedProducts(app: INestApplicationContext): Promise<string> {
  const config = app.get(CatalogConfig);
  if (config.RESTATE_PRODUCTS) await app.get(RestateProducts).restate();
  const products = assortment(config.SHOP_CURRENCY);
  const known = await app.get(FindProducts).known(products.map(({ sku }) => sku));
  const missing = products.filter(({ sku }) => !known.has(sku));
  const createProduct = app.get(CreateProduct);
  for (let first = 0; first < missing.length; first += atOnce) {
    await Promise.all(missing.slice(first, first + atOnce).map((product) => createProduct.create(product)));
  }
  return missing.length > 0 ? `${missing.length} products` : 'nothing to seed';
}

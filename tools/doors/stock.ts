import { randomUUID } from 'node:crypto';
import type { Visitor } from '../shop/visitor.js';

/** A product of which no proof buys all. */
export const plentifulSku = async (visitor: Visitor): Promise<string> =>
  (await visitor.productsInStock()).find(({ available }) => available >= 5_000)?.sku ?? '';

/**
 * Lists a product that nobody else knows.
 * @param letter what its SKU begins with
 * @returns the SKU
 */
export async function listNewProduct(catalogAdmin: Visitor, letter: string): Promise<string> {
  const sku = `${letter}-${randomUUID().slice(0, 8).toUpperCase()}`;
  const product = { sku, name: 'Lamp', category: 'Lighting', price: { amount: 1, currency: 'EUR' } };
  return (await catalogAdmin.list(product)).sku;
}

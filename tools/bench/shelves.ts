import { granted, type ProductPage } from '@app/client';
import type { Visitor } from '../shop/visitor.js';

const PLENTY = 1_000_000;
const WELL_STOCKED = 5_000;

/** Tops up the well-stocked products, so that nothing sells out. @returns their SKUs */
export async function topUp(catalog: Visitor): Promise<string[]> {
  const skus: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: 100, ...(cursor && { cursor }) };
    const page: ProductPage = await granted(catalog.client.GET('/api/v1/products', { params: { query } }));
    skus.push(...page.items.filter(({ available }) => available >= WELL_STOCKED).map(({ sku }) => sku));
    cursor = page.next ?? undefined;
  } while (cursor);
  if (skus.length === 0) throw new Error('no product of the shop is well stocked');
  for (const sku of skus) await catalog.adjustStock(sku, { delta: PLENTY, reason: 'bench' });
  return skus;
}

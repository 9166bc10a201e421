import type { Page, Product } from '../shop/answers.js';
import type { Visitor } from '../shop/visitor.js';

const PLENTY = 1_000_000;
const WELL_STOCKED = 5_000;

/** Tops up the well-stocked products, so that nothing sells out. @returns their SKUs */
export async function topUp(catalog: Visitor): Promise<string[]> {
  const skus: string[] = [];
  let cursor: string | null = '';
  do {
    const page: Page<Product> = await catalog.get(`/products?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    skus.push(...page.items.filter(({ available }) => available >= WELL_STOCKED).map(({ sku }) => sku));
    cursor = page.next;
  } while (cursor !== null);
  if (skus.length === 0) throw new Error('no product of the shop is well stocked');
  for (const sku of skus) await catalog.post(`/products/${sku}/stock-adjustments`, { delta: PLENTY, reason: 'bench' });
  return skus;
}

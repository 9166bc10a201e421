import type { Order, Product } from '@app/client';
import type { Shop } from '../shop/shop.js';
import type { Visitor } from '../shop/visitor.js';

/** Who plays, and what there is to buy. */
export interface Stage {
  readonly ada: Visitor;
  readonly grace: Visitor;
  readonly catalog: Visitor;
  /** Well stocked. */
  readonly products: readonly Product[];
}

const ENOUGH = 100;

export async function setStage(shop: Shop): Promise<Stage> {
  const [ada, grace, catalog] = await Promise.all([shop.logIn('ada'), shop.logIn('grace'), shop.logIn('catalog')]);
  const products = (await ada.productsInStock()).filter(({ available }) => available >= ENOUGH);
  if (products.length === 0) throw new Error('Nothing in this shop is well stocked. `npm start -- --reset` fills the shelves again.');
  return { ada, grace, catalog, products };
}

export const placeOrder = (customer: Visitor, skus: readonly string[], paymentToken: string): Promise<Order> =>
  customer.place({ lines: skus.map((sku) => ({ sku, quantity: 1 })), paymentToken });

/** The SKU of the nth well-stocked product. */
export const sku = ({ products }: Stage, nth: number): string => products[nth % products.length]?.sku ?? '';

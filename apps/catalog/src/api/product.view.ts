import { available } from '../domain/stock.js';
import type { ProductRow } from '../persistence/product.row.js';
import type { ProductView } from './product.schemas.js';

/** `stockVersion` is not shown; it is the second part of the ETag. */
export type ProductAnswer = ProductView & { readonly stockVersion: number };

/** What the API shows of a listed product. */
export function productView(row: ProductRow): ProductAnswer {
  const pieces = available({ onHand: row.on_hand, reserved: row.reserved });
  return {
    sku: row.sku,
    name: row.name,
    description: row.description,
    category: row.category,
    price: { amount: row.price_minor, currency: row.currency },
    available: pieces,
    imageUrl: row.image_url,
    version: row.version,
    _links: {
      self: { href: `/api/v1/products/${row.sku}` },
      ...(pieces > 0 && { order: { href: '/api/v1/orders', method: 'POST' } }),
    },
    stockVersion: row.stock_version,
  };
}

import { z } from 'zod';
import { defineEvent } from '../event.js';
import { MoneyData, Sku } from '../values.js';

/** The whole state of a product as others may copy it; `version` orders the copies. */
const ProductState = z.object({
  sku: Sku,
  name: z.string().min(1).max(200),
  price: MoneyData,
  listed: z.boolean(),
  version: z.int().min(1),
});

const product = { topic: 'catalog.products.v1', aggregate: 'product', key: 'sku', data: ProductState } as const;

/** A product can be bought from now on. */
export const ProductListed = defineEvent('ProductListed', product);

/** Its name or price is another. */
export const ProductChanged = defineEvent('ProductChanged', product);

/** It can be bought no more; `listed` is false. The record is never null: the copy keeps the name for old orders. */
export const ProductDelisted = defineEvent('ProductDelisted', product);

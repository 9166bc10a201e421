import { Sku } from '@app/contracts';
import { line, Money, Page, pageQuery } from '@app/platform';
import { z } from 'zod';

const maxPrice = 10_000_000;

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\0\p{Cs}]*$/u, 'Null characters are not allowed');

const details = {
  name: line(200),
  description: text(5_000),
  category: line(50),
  price: Money.extend({ amount: z.int().min(1).max(maxPrice) }),
  imageUrl: z
    .string()
    .max(500)
    .regex(/^(https:\/\/[\w.-]+(:\d+)?)?\/(?!\/)[\w./~%+-]*$/, 'Expected a path or an https URL'),
};

export const CreateProductBody = z
  .strictObject({
    sku: Sku,
    ...details,
    description: details.description.default(''),
    imageUrl: details.imageUrl.default('/images/product.svg'),
    available: z.int().min(0).max(1_000_000).default(0).meta({ description: 'The first of its stock; later it changes by adjustments' }),
  })
  .meta({ id: 'CreateProduct' });
export type CreateProductBody = z.output<typeof CreateProductBody>;

export const ChangeProductBody = z.strictObject(details).partial().meta({ id: 'ChangeProduct' });
export type ChangeProductBody = z.output<typeof ChangeProductBody>;

/** Looser than a SKU: what can be no product is not found. */
export const ProductPath = z.strictObject({ sku: line(100) });
export type ProductPath = z.output<typeof ProductPath>;

const filters = {
  q: line(100)
    .optional()
    .meta({ description: 'Words that must all occur in the name; one of one or two letters where a word of it begins' }),
  category: line(50).optional(),
  sort: z.enum(['name', 'price', '-price', 'newest']).default('name'),
  minPrice: z.coerce.number().int().min(0).max(maxPrice).optional().meta({ description: 'In minor units' }),
  maxPrice: z.coerce.number().int().min(1).max(maxPrice).optional().meta({ description: 'In minor units' }),
  inStock: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
};

export const ListProductsQuery = z.strictObject({ ...pageQuery, ...filters });
export type ListProductsQuery = z.output<typeof ListProductsQuery>;
export type ProductFilter = Omit<ListProductsQuery, 'limit' | 'cursor'>;

export const ProductView = z
  .object({
    sku: z.string(),
    name: z.string(),
    description: z.string(),
    category: z.string(),
    price: Money,
    available: z.int().meta({ description: 'Pieces that are neither sold nor held for an order' }),
    imageUrl: z.string(),
    version: z.int(),
    _links: z.record(z.string(), z.object({ href: z.string(), method: z.string().optional() })),
  })
  .meta({ id: 'Product' });
export type ProductView = z.output<typeof ProductView>;

export const ProductPage = Page(ProductView).meta({ id: 'ProductPage' });

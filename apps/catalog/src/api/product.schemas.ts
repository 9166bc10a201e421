import { Sku } from '@app/contracts';
import { line, Links, Money, Page, pageQuery, text } from '@app/platform';
import { z } from 'zod';

const maxPrice = 10_000_000;

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
  .meta({
    id: 'CreateProduct',
    examples: [
      {
        sku: 'MUG-BLUE',
        name: 'Blue mug',
        description: 'Holds a third of a litre.',
        category: 'Kitchen',
        price: { amount: 1_999, currency: 'EUR' },
        available: 12,
      },
    ],
  });
export type CreateProductBody = z.output<typeof CreateProductBody>;

export const ChangeProductBody = z
  .strictObject(details)
  .partial()
  .meta({ id: 'ChangeProduct', examples: [{ price: { amount: 1_799, currency: 'EUR' } }] });
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
    sku: z.string().max(40),
    name: z.string().max(200),
    description: z.string().max(5_000),
    category: z.string().max(50),
    price: Money,
    available: z.int().meta({ description: 'Pieces that are neither sold nor held for an order' }),
    imageUrl: z.string().max(500),
    version: z.int(),
    _links: Links,
  })
  .meta({
    id: 'Product',
    examples: [
      {
        sku: 'MUG-BLUE',
        name: 'Blue mug',
        description: 'Holds a third of a litre.',
        category: 'Kitchen',
        price: { amount: 1_999, currency: 'EUR' },
        available: 12,
        imageUrl: '/images/product.svg',
        version: 1,
        _links: { self: { href: '/api/v1/products/MUG-BLUE' } },
      },
    ],
  });
export type ProductView = z.output<typeof ProductView>;

export const ProductPage = Page(ProductView).meta({ id: 'ProductPage' });

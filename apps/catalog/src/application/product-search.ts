import type { Position } from '@app/platform';
import type { SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import type { ProductFilter } from '../api/product.schemas.js';
import type { ProductRow } from '../persistence/product.row.js';

/** An order of the list: the column that leads it (the SKU follows in the same direction), and what a cursor holds of it. */
interface Sorting {
  readonly column: 'name' | 'price_minor' | 'created_at';
  readonly isDescending: boolean;
  readonly valueOf: (row: ProductRow) => string | number;
  readonly value: z.ZodType<string | number>;
}

const text = z.string().regex(/^[^\0\p{Cs}]*$/u);
const time = z.iso.datetime();

export const sortings: Readonly<Record<ProductFilter['sort'], Sorting>> = {
  name: { column: 'name', isDescending: false, valueOf: (row) => row.name, value: text },
  price: { column: 'price_minor', isDescending: false, valueOf: (row) => row.price_minor, value: z.int() },
  '-price': { column: 'price_minor', isDescending: true, valueOf: (row) => row.price_minor, value: z.int() },
  newest: { column: 'created_at', isDescending: true, valueOf: (row) => row.created_at.toISOString(), value: time },
};

/** What a cursor of a list in this order holds. */
export const positionIn = ({ value }: Sorting): z.ZodType<Position> => z.tuple([value, text]);

const escape = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/**
 * Each word must occur in the name, also inside a word. One of less than three letters must begin a word: the index finds
 * parts of names by groups of three letters, and knows shorter ones only where words begin.
 */
const patternsOf = (word: string): readonly string[] =>
  word.length < 3 ? [`${escape(word)}%`, `% ${escape(word)}%`] : [`%${escape(word)}%`];

export function applyFilter(query: SelectQueryBuilder<ProductRow>, filter: ProductFilter): SelectQueryBuilder<ProductRow> {
  query.where('product.listed');
  for (const [index, word] of (filter.q?.split(/\s+/) ?? []).entries()) {
    query.andWhere(`product.name ILIKE ANY (:word${index})`, { [`word${index}`]: patternsOf(word) });
  }
  const { category, minPrice, maxPrice, inStock } = filter;
  if (category !== undefined) query.andWhere('product.category = :category', { category });
  if (minPrice !== undefined) query.andWhere('product.price_minor >= :minPrice', { minPrice });
  if (maxPrice !== undefined) query.andWhere('product.price_minor <= :maxPrice', { maxPrice });
  if (inStock !== undefined) query.andWhere('product.in_stock = :inStock', { inStock });
  return query;
}

import type { NewProduct } from '../application/create-product.js';
import type { Article, Range, Variant } from './range.js';
import { ranges } from './ranges.js';

type SeedProduct = Omit<NewProduct, 'price'> & { readonly price: number };

/** Every fifth product by name is there in plenty, so that whoever orders a lot finds such products on every page. */
const plenty = { every: 5, pieces: 5_000 };

/** A number below `limit` that is always the same for the same text (FNV-1a). */
const numberFrom = (text: string, limit: number): number =>
  [...text].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0, 0x811c9dc5) % limit;

const productOf = ({ category }: Range, article: Article, variant: Variant): SeedProduct => {
  const sku = `${article.code}-${variant.code}`;
  return {
    sku,
    name: `${article.name}, ${variant.name}`,
    description: article.description,
    category,
    price: article.price + (variant.extra ?? 0),
    imageUrl: `/images/${category}.svg`,
    available: 3 + numberFrom(sku, 240),
  };
};

const byName = (left: SeedProduct, right: SeedProduct): number => (left.name < right.name ? -1 : 1);

const inRanges = ranges
  .flatMap((range) => range.articles.flatMap((article) => range.variants.map((variant) => productOf(range, article, variant))))
  .sort(byName)
  .map((product, index) => (index % plenty.every === 0 ? { ...product, available: plenty.pieces + product.available } : product));

/** For those who want to see what happens when somebody else is faster. */
const scarce: readonly SeedProduct[] = [
  {
    sku: 'LAST-ONE',
    name: 'Chandelier, the last one',
    description: 'Twelve arms of hand-blown glass. There is no second one.',
    category: 'lighting',
    price: 249_000,
    imageUrl: '/images/lighting.svg',
    available: 1,
  },
  {
    sku: 'SOLD-OUT',
    name: 'Turntable, anniversary edition',
    description: 'Numbered by hand, and all numbers are gone.',
    category: 'audio',
    price: 89_000,
    imageUrl: '/images/audio.svg',
    available: 0,
  },
];

/** Everything that a shop for show sells: the same on every machine and in every run. */
export const assortment = (currency: string): NewProduct[] =>
  [...inRanges, ...scarce].map(({ price, ...product }) => ({ ...product, price: { amount: price, currency } }));

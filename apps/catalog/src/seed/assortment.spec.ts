import { CreateProductBody } from '../api/product.schemas.js';
import { assortment } from './assortment.js';

describe('the assortment', () => {
  const products = assortment('EUR');
  const bySku = new Map(products.map((product) => [product.sku, product]));

  it('has enough to look at, each SKU once, in several categories', () => {
    expect(products.length).toBeGreaterThanOrEqual(200);
    expect(bySku.size).toBe(products.length);
    expect(new Set(products.map(({ name }) => name)).size).toBe(products.length);
    expect(new Set(products.map(({ category }) => category)).size).toBeGreaterThanOrEqual(8);
  });

  it('fits what the API takes', () => {
    for (const product of products) expect(CreateProductBody.parse(product)).toEqual(product);
  });

  it('has plenty of many products, spread over the list by name', () => {
    const names = products.map(({ name }) => name).sort();
    const positions = products.filter(({ available }) => available >= 5_000).map(({ name }) => names.indexOf(name));
    expect(positions.length).toBeGreaterThanOrEqual(40);
    const tenth = names.length / 10;
    expect(new Set(positions.map((position) => Math.floor(position / tenth))).size).toBe(10);
  });

  it('has one of LAST-ONE and none of SOLD-OUT', () => {
    expect([bySku.get('LAST-ONE')?.available, bySku.get('SOLD-OUT')?.available]).toEqual([1, 0]);
  });
});

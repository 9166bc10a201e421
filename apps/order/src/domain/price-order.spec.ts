import { priceOrder } from './price-order.js';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const products = new Map([
  ['MUG', { name: 'Mug', price: eur(1999), listed: true }],
  ['PEN', { name: 'Pen', price: eur(250), listed: true }],
  ['OLD', { name: 'Old', price: eur(1), listed: false }],
]);

describe('pricing an order', () => {
  it('takes names and prices from the shop', () => {
    const { lines, total } = priceOrder([{ sku: 'MUG', quantity: 2 }, { sku: 'PEN', quantity: 1 }], products, 'EUR'); // prettier-ignore
    expect(lines[0]).toEqual({ sku: 'MUG', quantity: 2, name: 'Mug', unitPrice: eur(1999) });
    expect(total).toEqual(eur(4248));
  });

  it('accepts the total that the client saw', () =>
    expect(priceOrder([{ sku: 'PEN', quantity: 4 }], products, 'EUR', eur(1000)).total).toEqual(eur(1000)));

  it('refuses another total and names the new one', () =>
    expect(() => priceOrder([{ sku: 'PEN', quantity: 4 }], products, 'EUR', eur(999))).toThrow(
      expect.objectContaining({ slug: 'total-changed', extra: { details: { total: eur(1000) } } }),
    ));

  it('refuses products that are unknown or sold no more, naming each line', () =>
    expect(() => priceOrder([{ sku: 'NOPE', quantity: 1 }, { sku: 'MUG', quantity: 1 }, { sku: 'OLD', quantity: 1 }], products, 'EUR')).toThrow(
      expect.objectContaining({ slug: 'unknown-product', extra: { errors: [expect.objectContaining({ pointer: '#/lines/0/sku' }), expect.objectContaining({ pointer: '#/lines/2/sku' })] } }),
    )); // prettier-ignore
});

import { eventually } from '@app/testing';
import type { Client } from '../support/client.js';
import type { ShopDoor } from '../support/shop-door.js';
import { change, newProduct, totalOf } from '../support/products.js';

export const products = (shop: () => ShopDoor): void =>
  describe('products', () => {
    let grace: Client;
    let admin: Client;

    beforeAll(async () => {
      [grace, admin] = await Promise.all([shop().as('grace'), shop().as('catalog')]);
    });

    it('cost what they cost now, two seconds after a change at the latest', async () => {
      const sku = await newProduct(admin, grace, 10);
      await change(admin, 'PATCH', sku, { price: { amount: 999, currency: 'EUR' } });
      await eventually(async () => expect(await totalOf(grace, sku)).toBe(999), 2_000);
      const { body } = await grace.get(await grace.order([[sku, 3]]));
      expect(body.total).toEqual({ amount: 2_997, currency: 'EUR' });
    });

    it('are unknown to new orders once they are delisted', async () => {
      const sku = await newProduct(admin, grace, 10);
      await change(admin, 'DELETE', sku);
      await eventually(async () => expect(await totalOf(grace, sku)).toBeUndefined(), 2_000);
    });
  });

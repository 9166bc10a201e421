import { eventually } from '@app/testing';
import type { Client } from '../support/client.js';
import type { OpenShop } from '../support/open-shop.js';
import { withBroker } from '../support/real-broker.js';
import { change, newProduct, totalOf } from '../support/products.js';

export const products = (shop: () => OpenShop): void =>
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

    withBroker.it('that were delisted before the order service heard of it are refused by their owner', async () => {
      const sku = await newProduct(admin, grace, 10);
      const broker = shop().stack.supervisor.find('kafka')?.process;
      broker?.signal('SIGSTOP');
      let id = '';
      try {
        await change(admin, 'DELETE', sku);
        id = await grace.order([[sku, 1]]);
      } finally {
        broker?.signal('SIGCONT');
      }
      expect(await grace.final(id)).toMatchObject({ status: 'cancelled', reason: 'stock-rejected' });
      expect(await grace.facts(id)).toEqual(['OrderPlaced', 'StockRejected', 'OrderCancelled']);
    });
  });

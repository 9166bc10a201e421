import { change, newProduct } from '../support/products.js';
import { Client } from '../support/client.js';
import type { OpenShop } from '../support/open-shop.js';
import { withBroker } from '../support/real-broker.js';

/** What can be asked only of a shop of one's own. */
export const inside = (shop: () => OpenShop): void =>
  describe('behind the door', () => {
    it.each(['catalog', 'order', 'payment'] as const)('lets operators alone see the dead letters of %s, from inside', async (service) => {
      const inside = ({ token }: Client) => new Client(shop().stack.url(service), token).call('GET', '//internal/dead-letters');
      expect(await inside(shop().anyone)).toMatchObject({ status: 401 });
      expect(await inside(await shop().as('ada'))).toMatchObject({ status: 403 });
      expect(await inside(await shop().as('admin'))).toMatchObject({ status: 200 });
    });

    it('believes no webhook without a signature', async () => {
      const inside = new Client(shop().stack.url('payment'));
      expect(await inside.call('POST', '//webhooks/bank', { body: {} })).toMatchObject({ status: 401 });
    });

    withBroker.it('products that were delisted before the order service heard of it are refused by their owner', async () => {
      const [grace, admin] = await Promise.all([shop().as('grace'), shop().as('catalog')]);
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

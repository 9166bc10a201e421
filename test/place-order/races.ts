import type { Order } from '@app/client';
import { newKey } from '../support/client.js';
import type { ShopDoor } from '../support/shop-door.js';
import { productOf } from '../support/products.js';

const times = <T>(count: number, work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: count }, work));

export const races = (shop: () => ShopDoor): void =>
  describe('many orders at once', () => {
    it('sell the last unit to one of twenty customers', async () => {
      const customers = await times(20, () => shop().newCustomer());
      const orders = await Promise.all(
        customers.map(async (customer) => customer.final(await customer.order([['LAST-ONE', 1]]))), // prettier-ignore
      );
      expect(orders.map(({ status, reason }) => reason ?? status).sort()).toEqual(['completed', ...Array(19).fill('stock-rejected')]);
      expect(await productOf(shop().anyone, 'LAST-ONE')).toMatchObject({ available: 0 });
    });

    it('take one order for one key, however often and fast it is sent', async () => {
      const [customer, key] = [await shop().newCustomer(), newKey()];
      const answers = await times(20, () => customer.place([[shop().sku(0), 1]], 'tok_ok', key));
      const taken = answers.filter(({ status }) => status === 201);
      expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
      expect(new Set(taken.map(({ body }) => body.id)).size).toBe(1);
      expect(taken.filter(({ headers }) => !headers.has('idempotent-replayed'))).toHaveLength(1);
      const { body } = await customer.call<{ items: Order[] }>('GET', '/orders');
      expect(body.items).toHaveLength(1);
      expect(await customer.place([[shop().sku(1), 1]], 'tok_ok', key)).toMatchObject({ status: 422 });
      expect(await customer.final(body.items[0]?.id ?? '')).toMatchObject({ status: 'completed' });
    });

    it('let two customers use the same key', async () => {
      const [ada, grace, key] = [await shop().newCustomer(), await shop().newCustomer(), newKey()];
      const answers = await Promise.all([ada, grace].map((customer) => customer.place([[shop().sku(0), 1]], 'tok_ok', key)));
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      expect(answers[0]?.body.id).not.toBe(answers[1]?.body.id);
    });

    it('never lock up when orders want the same products in different order', async () => {
      const customer = await shop().newCustomer();
      const skus = shop().plenty.slice(0, 6);
      const ids = await Promise.all(
        Array.from({ length: 24 }, (_, index) => {
          const turned = [...skus.slice(index % 6), ...skus.slice(0, index % 6)];
          return customer.order((index % 2 ? turned : turned.toReversed()).map((sku) => [sku, 1]));
        }),
      );
      const orders = await Promise.all(ids.map((id) => customer.final(id)));
      expect(orders.filter(({ status }) => status !== 'completed')).toEqual([]);
    });
  });

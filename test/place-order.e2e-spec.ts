import { jest } from '@jest/globals';
import { OpenShop } from './support/open-shop.js';
import { doors } from './place-order/doors.js';
import { endings } from './place-order/endings.js';
import { products } from './place-order/products.js';
import { races } from './place-order/races.js';
import { refunds } from './place-order/refunds.js';
import { watching } from './place-order/watching.js';

jest.setTimeout(120_000);

describe('placing an order in a real shop', () => {
  let open: OpenShop;
  const shop = () => open;

  beforeAll(async () => {
    open = await OpenShop.open();
  });

  afterAll(async () => {
    await open?.close();
  });

  endings(shop);
  races(shop);
  watching(shop);
  products(shop);
  refunds(shop);
  doors(shop);

  it('leaves books that agree, in all five databases', async () => expect(await open.violations()).toEqual([]));
});

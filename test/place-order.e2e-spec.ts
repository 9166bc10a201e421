import { jest } from '@jest/globals';
import { OpenShop } from './support/open-shop.js';
import { ShopDoor } from './support/shop-door.js';
import { doors } from './place-order/doors.js';
import { endings } from './place-order/endings.js';
import { inside } from './place-order/inside.js';
import { products } from './place-order/products.js';
import { races } from './place-order/races.js';
import { reading } from './place-order/reading.js';
import { refunds } from './place-order/refunds.js';
import { watching } from './place-order/watching.js';

jest.setTimeout(120_000);

const fromOutside = (shop: () => ShopDoor): void => {
  endings(shop);
  races(shop);
  watching(shop);
  products(shop);
  refunds(shop);
  doors(shop);
  reading(shop);
};

/** Of the gateway of a shop that somebody else runs, with the times of `hurry`: then nobody can look behind its door. */
const url = process.env['SHOP_URL'];

if (url) {
  describe(`placing an order at ${url}`, () => {
    let door: ShopDoor;

    beforeAll(async () => {
      door = await ShopDoor.at(url);
    });

    fromOutside(() => door);
  });
} else {
  describe('placing an order in a real shop', () => {
    let open: OpenShop;

    beforeAll(async () => {
      open = await OpenShop.open();
    });

    afterAll(async () => {
      await open?.close();
    });

    fromOutside(() => open);
    inside(() => open);

    it('leaves books that agree, in all five databases', async () => expect(await open.violations()).toEqual([]));
  });
}

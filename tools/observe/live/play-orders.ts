import { granted, ShopProblem, type Order } from '@app/client';
import { Shop } from '../../shop/shop.js';
import type { Visitor } from '../../shop/visitor.js';
import { somethingInStock, type Victim } from '../causes/victim.js';

const tokens = ['tok_ok', 'tok_ok', 'tok_declined', 'tok_capture_fails'];

/** A little of everything that customers do, so that every figure has something to show. */
export async function playOrders(victim: Victim): Promise<void> {
  const shop = new Shop(victim.url('gateway'));
  const ada = await shop.logIn('ada');
  const sku = await somethingInStock(victim);
  const paid = tokens.map((token) => place(ada, sku, token));
  const placed = await Promise.all([...paid, place(ada, 'SOLD-OUT', 'tok_ok'), changeOfMind(ada, sku)]);
  await Promise.all([
    ...placed.map(({ id }) => ada.order(id, 20)),
    granted(ada.client.GET('/api/v1/products', { params: { query: { limit: 5 } } })),
    granted(ada.client.GET('/api/v1/my/orders')),
    refused(ada.order('00000000-0000-7000-8000-000000000000')),
    refused(shop.logIn('nobody')),
  ]);
}

const place = (customer: Visitor, sku: string, paymentToken: string): Promise<Order> =>
  customer.place({ lines: [{ sku, quantity: 1 }], paymentToken });

async function changeOfMind(customer: Visitor, sku: string): Promise<Order> {
  const order = await place(customer, sku, 'tok_slow');
  return customer.cancel(order.id);
}

const refused = (call: Promise<unknown>): Promise<unknown> =>
  call.catch((error: unknown) => {
    if (!(error instanceof ShopProblem)) throw error;
  });

import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Order, ShopProblem } from '@app/client';
import type { Visitor } from '../shop/visitor.js';
import { waitUntil } from '../stack/process/wait-until.js';
import { placeOrder, type Stage } from './stage.js';

const ATTEMPTS = 12;
const STEP_MS = 3;
const KNOWN_WITHIN_MS = 10_000;
const price = { amount: 4_200, currency: 'EUR' };

/**
 * Orders a product in the few milliseconds in which catalog has delisted it and the order service has not heard of that. Nobody can
 * aim so well, so it is tried until it happens, a little earlier or later each time.
 */
export async function delistMeanwhile({ catalog, products }: Stage, customer: Visitor): Promise<Order> {
  const currency = products[0]?.price.currency ?? price.currency;
  let orderAfterMs = 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const sku = await listProduct(catalog, { ...price, currency });
    await waitUntil(() => isKnown(customer, sku, currency), KNOWN_WITHIN_MS);
    const order = await orderWhileDelisting(catalog, customer, sku, orderAfterMs);
    if (order && (await wasRejected(customer, order))) return order;
    orderAfterMs += order ? STEP_MS : -STEP_MS;
  }
  throw new Error(`In ${ATTEMPTS} attempts no order fell into the moment between the delisting and its news.`);
}

async function listProduct(catalog: Visitor, price: { amount: number; currency: string }): Promise<string> {
  const sku = `DEMO-${randomBytes(4).toString('hex').toUpperCase()}`;
  await catalog.list({
    sku,
    name: 'Limited print',
    description: 'Gone before you know it.',
    category: 'posters',
    price,
    available: 10,
  });
  return sku;
}

/** An order that expects another total is refused without being placed: with a name that tells whether the product is known. */
async function isKnown(customer: Visitor, sku: string, currency: string): Promise<boolean> {
  try {
    const order = { lines: [{ sku, quantity: 1 }], paymentToken: 'tok_declined', expectedTotal: { amount: price.amount + 1, currency } };
    await customer.place(order);
  } catch (error) {
    if (!(error instanceof ShopProblem)) throw error;
    return error.code === 'total-changed';
  }
  return false;
}

/** @returns undefined when the order came too late: the order service had heard of the delisting */
async function orderWhileDelisting(catalog: Visitor, customer: Visitor, sku: string, orderAfterMs: number): Promise<Order | undefined> {
  const etag = await catalog.etagOf(sku);
  const [, order] = await Promise.all([
    delay(Math.max(0, -orderAfterMs)).then(() => catalog.delist(sku, etag)),
    // A card that is declined: where the order comes too early, nothing is bought.
    delay(Math.max(0, orderAfterMs)).then(() => placeOrder(customer, [sku], 'tok_declined').catch(ifUnknown)),
  ]);
  return order;
}

function ifUnknown(error: unknown): undefined {
  if (!(error instanceof ShopProblem && error.code === 'unknown-product')) throw error;
}

const wasRejected = async (customer: Visitor, { id }: Order): Promise<boolean> =>
  (await customer.order(id, 10)).reason === 'stock-rejected';

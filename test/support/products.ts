import { randomUUID } from 'node:crypto';
import type { Product } from '@app/client';
import { eventually } from '@app/testing';
import { Client, newKey } from './client.js';

const price = { amount: 1_250, currency: 'EUR' };

/** A product of the test's own, which the order service has heard of. @returns its SKU */
export async function newProduct(admin: Client, customer: Client, available: number): Promise<string> {
  const sku = `TEST-${randomUUID().slice(0, 8).toUpperCase()}`;
  const body = { sku, name: `Test lamp ${sku}`, description: '', category: 'Lighting', price, available };
  const { status, body: answer } = await admin.call('POST', '/products', { body });
  if (status !== 201) throw new Error(`${sku} was answered with ${status} ${JSON.stringify(answer)}`);
  await eventually(async () => expect(await totalOf(customer, sku)).toBe(price.amount));
  return sku;
}

/** What an order of one would cost now: asked with a total that nothing has. Undefined for a product that is not sold. */
export async function totalOf(customer: Client, sku: string): Promise<number | undefined> {
  const body = { lines: [{ sku, quantity: 1 }], paymentToken: 'tok_ok', expectedTotal: { amount: 0, currency: 'EUR' } };
  const { status, body: problem } = await customer.call<{ total: { amount: number } }>('POST', '/orders', { body, key: newKey() });
  if (status === 409) return problem.total.amount;
  if (status === 422) return undefined;
  throw new Error(`asking for the price of ${sku} was answered with ${status} ${JSON.stringify(problem)}`);
}

export async function productOf(client: Client, sku: string): Promise<Product> {
  const { status, body } = await client.call<Product>('GET', `/products/${sku}`);
  if (status !== 200) throw new Error(`${sku} was answered with ${status}`);
  return body;
}

/** Changes or delists a product as it is now. */
export async function change(admin: Client, method: 'PATCH' | 'DELETE', sku: string, body?: unknown): Promise<void> {
  const { headers } = await admin.call('GET', `/products/${sku}`);
  const answer = await admin.call(method, `/products/${sku}`, { headers: { 'if-match': headers.get('etag') ?? '' }, body });
  if (answer.status >= 300) throw new Error(`${method} of ${sku} was answered with ${answer.status} ${JSON.stringify(answer.body)}`);
}

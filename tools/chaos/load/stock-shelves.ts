import { randomUUID } from 'node:crypto';
import { Account } from './account.js';
import type { Door } from './door.js';
import type { Shelves } from './wishes.js';

const enough = 5_000;
const hotStock = 5;
const ok = 200;
const created = 201;

interface Products {
  readonly items: readonly { readonly sku: string; readonly available: number }[];
}

/** Finds what there is plenty of, and puts up hot products: five of each. */
export async function stockShelves(door: Door, hotProducts: number): Promise<Shelves> {
  const answer = await door.ask({ method: 'GET', path: '/products?inStock=true&limit=100' });
  if (answer.status !== ok) throw new Error(`the products were answered with ${answer.status}`);
  const { items } = answer.body as unknown as Products;
  const plenty = items.filter(({ available }) => available >= enough).map(({ sku }) => sku);
  const admin = new Account(door, 'catalog@example.com');
  const hot = Array.from({ length: hotProducts }, (_, index) => `HOT-${index}-${randomUUID().slice(0, 4).toUpperCase()}`);
  for (const sku of hot) await list(door, admin, sku);
  return { plenty, hot };
}

async function list(door: Door, admin: Account, sku: string): Promise<void> {
  const price = { amount: 990, currency: 'EUR' };
  const body = { sku, name: `Hot product ${sku}`, description: '', category: 'Lighting', price, available: hotStock };
  const answer = await door.ask({ method: 'POST', path: '/products', token: await admin.token, body });
  if (answer.status !== created) throw new Error(`${sku} was answered with ${answer.status} ${String(answer.body['code'])}`);
}

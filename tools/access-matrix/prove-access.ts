import { randomUUID } from 'node:crypto';
import { readDocument, type DocumentedOperation } from '../doors/documented.js';
import { OwnIssuer } from '../doors/own-issuer.js';
import { listNewProduct, plentifulSku } from '../doors/stock.js';
import type { TemporaryShop } from '../doors/temporary-shop.js';
import { Shop } from '../shop/shop.js';
import { waitUntil } from '../stack/process/wait-until.js';
import { callersFor, type Caller } from './callers.js';
import { People } from './people.js';
import type { Surroundings } from './recipes.js';
import { forgotten } from './try-all.js';

/** All that the matrix is made of. */
export interface AccessProof {
  readonly url: string;
  readonly operations: readonly DocumentedOperation[];
  readonly callers: readonly Caller[];
  readonly surroundings: Surroundings;
}

/** @throws when an operation that can be tried is documented no more */
export async function prepareProof({ url, databases }: TemporaryShop): Promise<AccessProof> {
  const { operations } = await readDocument(url);
  const gone = forgotten(operations);
  if (gone.length > 0) throw new Error(`no longer documented, remove from tools/access-matrix/recipes.ts: ${gone.join(', ')}`);
  const issuer = await OwnIssuer.published(databases.user);
  const people = await People.of(url);
  const callers = await callersFor(issuer, people.accounts);
  await untilBelieved(url, callers);
  return { url, operations, callers, surroundings: await surroundingsOf(url, people, issuer) };
}

/** Every service fetches the new key when it first meets it; only then is a refused token refused for what is wrong with it. */
async function untilBelieved(url: string, callers: readonly Caller[]): Promise<void> {
  const tokenOf = (name: string) => callers.find((caller) => caller.name === name)?.token ?? '';
  const doors = [
    ['/users/me', 'owner'],
    ['/orders', 'owner'],
    [`/orders/${randomUUID()}/payments`, 'owner'],
    ['/users?email=nobody@example.com', 'admin'],
  ] as const;
  for (const [path, name] of doors) {
    const isLetIn = async () => {
      const answer = await fetch(new URL(`/api/v1${path}`, url), { headers: { authorization: `Bearer ${tokenOf(name)}` } });
      await answer.body?.cancel();
      return answer.status !== 401;
    };
    if (!(await waitUntil(isLetIn, 20_000))) throw new Error(`a good token is not taken at ${path}: the proof would prove nothing`);
  }
}

async function surroundingsOf(url: string, people: People, issuer: OwnIssuer): Promise<Surroundings> {
  const shop = new Shop(url);
  const [owner, catalog] = await Promise.all([shop.logIn('ada'), shop.logIn('catalog')]);
  const sku = await plentifulSku(owner);
  const place = async (paymentToken: string) => (await owner.place({ lines: [{ sku, quantity: 1 }], paymentToken })).id;
  const orderId = await place('tok_ok');
  await owner.order(orderId, 30);
  const [payment] = await owner.paymentsOf(orderId);
  return {
    people,
    issuer,
    sku,
    belongings: { orderId, paymentId: payment?.id ?? '', pendingOrder: () => place('tok_slow') },
    newProduct: () => listNewProduct(catalog, 'T'),
  };
}

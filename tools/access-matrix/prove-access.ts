import { readDocument, type DocumentedOperation } from '../doors/documented.js';
import { OwnIssuer } from '../doors/own-issuer.js';
import { listNewProduct, plentifulSku } from '../doors/stock.js';
import type { TemporaryShop } from '../doors/temporary-shop.js';
import { untilBelieved } from '../doors/until-believed.js';
import { Shop } from '../shop/shop.js';
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
  const tokenOf = (name: string) => callers.find((caller) => caller.name === name)?.token ?? '';
  await untilBelieved(url, { customer: tokenOf('owner'), admin: tokenOf('admin') });
  return { url, operations, callers, surroundings: { ...(await surroundingsOf(url, people, issuer)), databases } };
}

async function surroundingsOf(url: string, people: People, issuer: OwnIssuer): Promise<Omit<Surroundings, 'databases'>> {
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
    belongings: { orderId, paymentId: payment?.id ?? '', pendingOrder: () => place('tok_unavailable') },
    newProduct: () => listNewProduct(catalog, 'T'),
  };
}

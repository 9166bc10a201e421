import { OwnIssuer } from '../doors/own-issuer.js';
import { doorsOf, readParts, type Door } from '../doors/parts.js';
import { listNewProduct, plentifulSku } from '../doors/stock.js';
import type { TemporaryShop } from '../doors/temporary-shop.js';
import { untilBelieved } from '../doors/until-believed.js';
import { Shop } from '../shop/shop.js';
import { BankCounter } from './bank-counter.js';
import { callersFor, type Caller } from './callers.js';
import { People } from './people.js';
import type { Surroundings } from './recipe.js';
import { forgotten } from './try-all.js';

/** All that the matrix is made of. */
export interface AccessProof {
  readonly operations: readonly Door[];
  readonly callers: readonly Caller[];
  readonly surroundings: Surroundings;
}

/** @throws when an operation that can be tried is documented no more */
export async function prepareProof(temporary: TemporaryShop): Promise<AccessProof> {
  const { url, databases, stack } = temporary;
  const operations = doorsOf(await readParts(temporary));
  const gone = forgotten(operations);
  if (gone.length > 0) throw new Error(`no longer documented, remove from tools/access-matrix: ${gone.join(', ')}`);
  const issuer = await OwnIssuer.published(databases.user);
  const people = await People.of(url);
  const bank = new BankCounter(stack.url('bank'), stack.env('bank')['BANK_API_KEY'] ?? '');
  const callers = await callersFor(issuer, people.accounts, bank.apiKey);
  const tokenOf = (name: string) => callers.find((caller) => caller.name === name)?.token ?? '';
  await untilBelieved(url, { customer: tokenOf('owner'), admin: tokenOf('admin') });
  return { operations, callers, surroundings: { ...(await surroundingsOf(url, people, issuer)), databases, bank } };
}

async function surroundingsOf(url: string, people: People, issuer: OwnIssuer): Promise<Omit<Surroundings, 'databases' | 'bank'>> {
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
    belongings: { orderId, paymentId: payment?.id ?? '', pendingOrder: () => place('tok_late') },
    newProduct: () => listNewProduct(catalog, 'T'),
  };
}

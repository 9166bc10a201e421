import { People, sessionIdOf } from '../access-matrix/people.js';
import type { DocumentedOperation } from '../doors/documented.js';
import { OwnIssuer } from '../doors/own-issuer.js';
import { listNewProduct, plentifulSku } from '../doors/stock.js';
import type { TemporaryShop } from '../doors/temporary-shop.js';
import { Shop } from '../shop/shop.js';
import type { KnownThings } from './arbitraries/requests.js';

const disposable = 12;

/** Accounts, products and an order for a fuzzing run to use and to use up. */
export async function knownThings({ url, databases }: TemporaryShop): Promise<KnownThings> {
  const [people, issuer, shop] = await Promise.all([People.of(url), OwnIssuer.published(databases.user), new Shop(url)]);
  const [owner, catalog, finance] = await Promise.all([shop.logIn('ada'), shop.logIn('catalog'), shop.logIn('finance')]);
  const sku = await plentifulSku(owner);
  const { id: orderId } = await owner.place({ lines: [{ sku, quantity: 1 }], paymentToken: 'tok_ok' });
  await owner.order(orderId, 30);
  const [payment] = await finance.paymentsOf(orderId);
  const several = <T>(make: () => Promise<T>) => Promise.all(Array.from({ length: disposable }, make));
  const skus = await several(() => listNewProduct(catalog, 'F'));
  const newcomers = (await several(() => people.newcomer())).map(({ id }) => id);
  const sessions = await several(async () => sessionIdOf(await people.logInAs('owner')));
  const ids: Readonly<Record<string, readonly string[]>> = {
    users: newcomers,
    sessions,
    products: [...skus, sku],
    orders: [orderId],
    payments: payment ? [payment.id] : [],
  };
  const { owner: ada, admin, 'catalog-admin': shelves, finance: money } = people.accounts;
  const [asAda, asAdmin, asShelves, asMoney, ...asNewcomers] = await Promise.all(
    [ada, admin, shelves, money, ...newcomers.map((id) => ({ id, roles: ['customer'] }))].map((account) => issuer.token(account, { expiresIn: 24 * 3_600 })), // prettier-ignore
  );
  let turn = 0;
  const tokenFor = ({ name, policy = '' }: DocumentedOperation): string | undefined => {
    if (name.includes('/users/me') && !name.startsWith('GET')) return asNewcomers[turn++ % asNewcomers.length];
    if (policy === 'role:admin') return asAdmin;
    if (policy === 'role:catalog-admin') return asShelves;
    return policy === 'role:finance' ? asMoney : asAda;
  };
  return {
    sku,
    idsFor: ({ path, method }) => {
      const known = ids[path.split('/')[3] ?? ''] ?? [];
      return method === 'DELETE' ? known.filter((id) => id !== sku) : known;
    },
    authorizationFor: (operation) => {
      const token = operation.policy === 'public' ? undefined : tokenFor(operation);
      return token && `Bearer ${token}`;
    },
  };
}

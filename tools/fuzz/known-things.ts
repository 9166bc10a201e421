import { People } from '../access-matrix/people.js';
import { OwnIssuer } from '../doors/own-issuer.js';
import { listNewProduct, plentifulSku } from '../doors/stock.js';
import type { TemporaryShop } from '../doors/temporary-shop.js';
import { untilBelieved } from '../doors/until-believed.js';
import { Shop } from '../shop/shop.js';
import type { KnownThings } from './arbitraries/requests.js';
import { signAsBank } from './bank-signature.js';
import { callersInTurn } from './callers-in-turn.js';
import { gather, several } from './crowd.js';
import { bodyFitter } from './fit-body.js';
import { ownPortThings, ownQuerySchemas } from './own-port-things.js';

/**
 * Accounts, products and orders for a fuzzing run to use and to use up.
 * @param supply how many of everything that a request uses up
 */
export async function knownThings(temporary: TemporaryShop, supply: number): Promise<KnownThings> {
  const { url, databases } = temporary;
  const [people, issuer, shop] = await Promise.all([People.of(url), OwnIssuer.published(databases.user), new Shop(url)]);
  const crowd = await gather(people, supply);
  const [owner, catalog, finance] = await Promise.all([shop.logIn('ada'), shop.logIn('catalog'), shop.logIn('finance')]);
  const sku = await plentifulSku(owner);
  const place = async (paymentToken: string) => (await owner.place({ lines: [{ sku, quantity: 1 }], paymentToken })).id;
  const paidId = await place('tok_ok');
  await owner.order(paidId, 30);
  const paymentIds = (await finance.paymentsOf(paidId)).map(({ id }) => id);
  const lasting = await several(supply, () => listNewProduct(catalog, 'F'));
  const condemned = await several(supply, () => listNewProduct(catalog, 'G'));
  const pending = await several(4, () => place('tok_late'));
  const ownPorts = await ownPortThings(temporary, paidId, supply);
  const userIds = crowd.stayers.map(({ id }) => id);
  const ids: Readonly<Record<string, readonly string[]>> = {
    'GET /api/v1/products/{sku}': [...lasting, sku],
    'DELETE /api/v1/products/{sku}': condemned,
    'POST /api/v1/orders/{id}/cancellation': [...pending, paidId],
    ...ownPorts.ids,
    users: userIds,
    sessions: crowd.sessionIds,
    products: lasting,
    orders: [paidId],
    payments: paymentIds,
  };
  const callers = await callersInTurn(issuer, people, crowd, ownPorts.bankApiKey);
  await untilBelieved(url, callers.believable);
  return {
    idsFor: ({ name, path }) => ids[name] ?? ids[path.split('/')[3] ?? ''] ?? [],
    nextAuthorization: callers.nextAuthorization,
    querySchemas: ({ name }) => ownQuerySchemas[name] ?? {},
    fitted: bodyFitter(crowd, [sku, sku, ...lasting], paymentIds),
    signed: signAsBank(ownPorts.webhookSecret),
  };
}

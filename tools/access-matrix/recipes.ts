import { randomUUID } from 'node:crypto';
import type { Ownership } from './expectation.js';
import { recipesOfOwnPorts } from './own-port-recipes.js';
import { sessionIdOf } from './people.js';
import { newKey, plain, type Attempt, type Recipe, type RecipeOfAThing, type Recipes } from './recipe.js';
import { accounts, orders, products, refunds } from './traces.js';

const anyVersion = { 'if-match': '*' };
const euro = (amount: number) => ({ amount, currency: 'EUR' });
const seenBySupport: Ownership = { seenBy: ['support'] };

const ofOrder = (ownership: Ownership): RecipeOfAThing => ({
  ownership,
  make: ({ belongings: { orderId } }) => ({ ids: { id: orderId } }),
});

/** For what ends an account or its sessions: somebody new, with the caller's roles. */
const asNewcomer = (attempt: (email: string, password: string) => Attempt): Recipe => ({
  trace: accounts,
  make: async ({ people, issuer }, { account }) => {
    if (!account) return attempt('', 'saga-shop-demo');
    const { id, email, password } = await people.newcomer();
    return { ...attempt(email, password), token: await issuer.token({ id, roles: account.roles }) };
  },
});

const newProductBody = () => ({
  sku: `T-${randomUUID().slice(0, 8).toUpperCase()}`,
  name: 'Lamp',
  category: 'Lighting',
  price: euro(1_250),
});

/** How each operation is called; one that is documented and missing here fails the proof. */
export const recipes: Recipes = {
  'GET /.well-known/jwks.json': plain,
  'POST /api/v1/users': { make: () => ({ body: { email: `${randomUUID()}@example.com`, password: randomUUID(), name: 'New' } }) },
  'GET /api/v1/users': { make: () => ({ query: 'email=ada@example.com' }) },
  'PUT /api/v1/users/{id}/roles': {
    ownership: 'nobody',
    trace: accounts,
    make: async ({ people }) => ({ ids: { id: (await people.newcomer()).id }, body: { roles: ['customer'] } }),
  },
  'DELETE /api/v1/users/{id}/sessions': {
    ownership: 'nobody',
    trace: accounts,
    make: async ({ people }) => {
      const { id, email } = await people.newcomer();
      await people.logIn(email);
      return { ids: { id } };
    },
  },
  'GET /api/v1/users/me': plain,
  'PATCH /api/v1/users/me': {
    trace: accounts,
    make: (_, { account }) => ({ body: { name: `Name ${account?.roles.join(' ') ?? ''}`.trim() }, headers: anyVersion }),
  },
  'DELETE /api/v1/users/me': asNewcomer(() => ({ headers: anyVersion })),
  'PUT /api/v1/users/me/password': asNewcomer((_, password) => ({ body: { currentPassword: password, newPassword: randomUUID() } })),

  'POST /api/v1/sessions': { make: () => ({ body: { email: 'ada@example.com', password: 'saga-shop-demo' } }) },
  'POST /api/v1/sessions/refresh': {
    make: async ({ people }) => ({ body: { refreshToken: (await people.logInAs('owner')).refreshToken } }),
  },
  'GET /api/v1/sessions': { ...plain, listsFor: [] },
  'DELETE /api/v1/sessions': asNewcomer(() => ({})),
  'DELETE /api/v1/sessions/current': {
    trace: accounts,
    make: async ({ people }, { name, account }) => (account ? { token: (await people.logInAs(name)).accessToken } : {}),
  },
  'DELETE /api/v1/sessions/{id}': {
    ownership: { seenBy: [] },
    trace: accounts,
    make: async ({ people }) => ({ ids: { id: sessionIdOf(await people.logInAs('owner')) } }),
  },

  'GET /api/v1/products': plain,
  'GET /api/v1/products/{sku}': { ownership: 'nobody', make: ({ sku }) => ({ ids: { sku } }) },
  'POST /api/v1/products': { trace: products, make: () => ({ body: newProductBody() }) },
  'PATCH /api/v1/products/{sku}': {
    ownership: 'nobody',
    trace: products,
    make: ({ sku }) => ({ ids: { sku }, body: { name: `Lamp ${randomUUID()}` }, headers: anyVersion }),
  },
  'DELETE /api/v1/products/{sku}': {
    ownership: 'nobody',
    trace: products,
    make: async ({ newProduct }) => ({ ids: { sku: await newProduct() }, headers: anyVersion }),
  },
  'POST /api/v1/products/{sku}/stock-adjustments': {
    ownership: 'nobody',
    trace: products,
    make: ({ sku }) => ({ ids: { sku }, body: { delta: 1, reason: 'delivery' }, headers: newKey() }),
  },

  'GET /api/v1/orders': { make: ({ people }) => ({ query: `customerId=${people.accounts.owner.id}` }), listsFor: ['support'] },
  'POST /api/v1/orders': {
    trace: orders,
    make: ({ sku }) => ({ body: { lines: [{ sku, quantity: 1 }], paymentToken: 'tok_declined' }, headers: newKey() }),
  },
  'GET /api/v1/orders/{id}': ofOrder(seenBySupport),
  'GET /api/v1/orders/{id}/timeline': ofOrder(seenBySupport),
  'GET /api/v1/orders/{id}/history': ofOrder(seenBySupport),
  'GET /api/v1/orders/{id}/events': ofOrder(seenBySupport),
  'GET /api/v1/orders/{id}/payments': ofOrder({ seenBy: ['support', 'finance'] }),
  'POST /api/v1/orders/{id}/cancellation': {
    ownership: { seenBy: [] },
    trace: orders,
    make: async ({ belongings }) => ({ ids: { id: await belongings.pendingOrder() }, headers: newKey() }),
  },
  'POST /api/v1/payments/{id}/refunds': {
    ownership: 'nobody',
    trace: refunds,
    make: ({ belongings: { paymentId } }) => ({ ids: { id: paymentId }, body: { amount: euro(1), reason: 'broken' }, headers: newKey() }),
  },
  'GET /api/v1/my/orders': { ...plain, listsFor: [] },

  ...recipesOfOwnPorts,
};

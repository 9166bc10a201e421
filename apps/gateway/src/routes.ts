import { operationOf, rowsWith, type CacheRule, type Limit, type Route, type UpstreamSettings } from './route.js';

export const upstreamNames = ['user', 'catalog', 'order', 'payment'] as const;
export type UpstreamName = (typeof upstreamNames)[number];

const asUsual: UpstreamSettings = {
  breaker: { failures: 5, pauseMs: 1_000 },
  bulkhead: { atOnce: 100, waiting: 1_000 },
  retry: { share: 0.1, reserve: 20 },
};

/** How each service is treated when it is slow or silent. Streams and waits stand outside breaker and bulkhead. */
export const upstreams: Readonly<Record<UpstreamName, UpstreamSettings>> = {
  user: asUsual,
  catalog: asUsual,
  order: asUsual,
  payment: asUsual,
};

/** `address` holds for every row, `customer` for every row that needs a token; the others where a row names them. */
export const limits = {
  address: { per: 'address', requests: 1_200, seconds: 60 },
  customer: { per: 'customer', requests: 600, seconds: 60 },
  'sign-up': { per: 'address', requests: 20, seconds: 60 },
  'sign-in': { per: 'address', requests: 60, seconds: 60 },
  'place-order': { per: 'customer', requests: 60, seconds: 60 },
  'my-orders': { per: 'customer', requests: 60, seconds: 60 },
} as const satisfies Record<string, Limit>;
export type LimitName = keyof typeof limits;

const anyone = 'public';
const signedIn = 'authenticated';
const customer = { role: ['customer'] };
const catalogAdmin = { role: ['catalog-admin'] };
const finance = { role: ['finance'] };
const admin = { role: ['admin'] };

/** A changed price is seen within 1.5 s. */
const shelf: CacheRule = { freshMs: 500, staleMs: 1_000 };
const keys: CacheRule = { freshMs: 500, staleMs: 500, alsoWithToken: true };

const serve = rowsWith({ timeouts: { headersMs: 5_000, bodyMs: 8_000 }, retriesOfReads: 2 });
const api = '/api/v1';

/** Everything that can be reached from outside. What is not here, such as `/internal` and `/webhooks`, does not exist. */
export const routes: readonly Route[] = [
  ...serve('user', '', {
    'GET /.well-known/jwks.json': { policy: anyone, cache: keys },
  }),
  ...serve('user', api, {
    'POST /users': { policy: anyone, limits: ['sign-up'] },
    'GET /users': admin,
    'GET /users/me': signedIn,
    'PATCH /users/me': signedIn,
    'DELETE /users/me': signedIn,
    'PUT /users/{id}/roles': admin,
    'PUT /users/me/password': signedIn,
    'POST /sessions': { policy: anyone, limits: ['sign-in'] },
    'POST /sessions/refresh': { policy: anyone, limits: ['sign-in'] },
    'GET /sessions': signedIn,
    'DELETE /sessions': signedIn,
    'DELETE /sessions/current': signedIn,
    'DELETE /sessions/{id}': signedIn,
    'DELETE /users/{id}/sessions': admin,
  }),
  ...serve('catalog', api, {
    'GET /products': { policy: anyone, cache: shelf },
    'GET /products/{sku}': { policy: anyone, cache: shelf },
    'POST /products': catalogAdmin,
    'PATCH /products/{sku}': catalogAdmin,
    'DELETE /products/{sku}': catalogAdmin,
    'POST /products/{sku}/stock-adjustments': catalogAdmin,
  }),
  ...serve('order', api, {
    'POST /orders': { policy: customer, limits: ['place-order'] },
    'GET /orders': signedIn,
    'GET /orders/{id}': { policy: signedIn, patience: 'wait' },
    'GET /orders/{id}/timeline': signedIn,
    'GET /orders/{id}/history': signedIn,
    'GET /orders/{id}/events': { policy: signedIn, patience: 'stream' },
    'POST /orders/{id}/cancellation': signedIn,
  }),
  ...serve('payment', api, {
    'GET /orders/{id}/payments': signedIn,
    'POST /payments/{id}/refunds': finance,
  }),
  ...serve('gateway', api, {
    'GET /my/orders': { policy: customer, limits: ['my-orders'], timeouts: { headersMs: 2_000, bodyMs: 2_000 } }, // for each part
  }),
];

/** What can be read about the API. No part of it, so the document of the shop does not name it; whoever reads is counted as everywhere. */
export const documentRoutes: readonly Route[] = serve('gateway', '', {
  'GET /': anyone,
  'GET /openapi.json': anyone,
  'GET /openapi/{file}': anyone,
  'GET /asyncapi.json': anyone,
});

/** What administrators look at in a browser. */
export const pageRoutes: readonly Route[] = serve('gateway', '', {
  'GET /status': admin,
  'GET /usage': admin,
});

/** @param operation `GET /api/v1/orders/{id}` */
export function rowOf(operation: string): Route {
  const row = [...routes, ...documentRoutes, ...pageRoutes].find((route) => operationOf(route) === operation);
  if (row) return row;
  throw new Error(`the table has no row ${operation}`);
}

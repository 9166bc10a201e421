import type { Policy } from '@app/platform';

export const upstreamNames = ['user', 'catalog', 'order', 'payment'] as const;
export type UpstreamName = (typeof upstreamNames)[number];

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** How long an answer may take: as usual, as long as the caller's `?wait=` says, or without end. */
export type Patience = 'usual' | 'wait' | 'stream';

export interface Route {
  readonly method: Method;
  /** As OpenAPI writes it: `/api/v1/orders/{id}`. The upstream serves the same path. */
  readonly path: string;
  readonly upstream: UpstreamName;
  /** Checked here so that a stranger costs the service nothing; the service checks again, and also whose the thing is. */
  readonly policy: Policy;
  readonly patience: Patience;
}

const anyone = 'public';
const signedIn = 'authenticated';
const customer = { role: ['customer'] };
const catalogAdmin = { role: ['catalog-admin'] };
const finance = { role: ['finance'] };
const admin = { role: ['admin'] };

type Operation = `${Method} /${string}`;
type Rule = Policy | { readonly policy: Policy; readonly patience: Patience };

const serve = (upstream: UpstreamName, prefix: string, rules: Readonly<Record<Operation, Rule>>): Route[] =>
  Object.entries(rules).map(([operation, rule]) => {
    const [method, path] = operation.split(' ') as [Method, string];
    const { policy, patience } = typeof rule === 'object' && 'patience' in rule ? rule : { policy: rule, patience: 'usual' as const };
    return { method, path: prefix + path, upstream, policy, patience };
  });

const api = '/api/v1';

/** Everything that can be reached from outside. What is not here, such as `/internal` and `/webhooks`, does not exist. */
export const routes: readonly Route[] = [
  ...serve('user', '', {
    'GET /.well-known/jwks.json': anyone,
  }),
  ...serve('user', api, {
    'POST /users': anyone,
    'GET /users': admin,
    'GET /users/me': signedIn,
    'PATCH /users/me': signedIn,
    'DELETE /users/me': signedIn,
    'PUT /users/{id}/roles': admin,
    'PUT /users/me/password': signedIn,
    'POST /sessions': anyone,
    'POST /sessions/refresh': anyone,
    'GET /sessions': signedIn,
    'DELETE /sessions': signedIn,
    'DELETE /sessions/current': signedIn,
    'DELETE /sessions/{id}': signedIn,
    'DELETE /users/{id}/sessions': admin,
  }),
  ...serve('catalog', api, {
    'GET /products': anyone,
    'GET /products/{sku}': anyone,
    'POST /products': catalogAdmin,
    'PATCH /products/{sku}': catalogAdmin,
    'DELETE /products/{sku}': catalogAdmin,
    'POST /products/{sku}/stock-adjustments': catalogAdmin,
  }),
  ...serve('order', api, {
    'POST /orders': customer,
    'GET /orders': signedIn,
    'GET /orders/{id}': { policy: signedIn, patience: 'wait' },
    'GET /orders/{id}/timeline': signedIn,
    'GET /orders/{id}/events': { policy: signedIn, patience: 'stream' },
    'POST /orders/{id}/cancellation': signedIn,
  }),
  ...serve('payment', api, {
    'GET /orders/{id}/payments': signedIn,
    'POST /payments/{id}/refunds': finance,
  }),
];

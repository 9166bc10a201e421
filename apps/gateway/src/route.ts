import { needsToken, type Policy } from '@app/platform';
import type { LimitName, UpstreamName } from './routes.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** How long an answer may take: as usual, as long as the caller's `?wait=` says, or without end. */
export type Patience = 'usual' | 'wait' | 'stream';

/** How many requests a caller may send in a time that begins with the first of them; after it the count begins anew. The figures are those of production. */
export interface Limit {
  readonly per: 'address' | 'customer';
  readonly requests: number;
  readonly seconds: number;
}

/** How old an answer may be that is given without asking the service. */
export interface CacheRule {
  /** Given as it is. */
  readonly freshMs: number;
  /** After that: still given, while the service is asked in the background whether it has changed. */
  readonly staleMs: number;
  /** The answer is the same for everybody, so a request with a token gets it too. */
  readonly alsoWithToken?: boolean;
}

/** Milliseconds that the service gets; `?wait=` comes on top, and a stream may pause for ever. */
export interface Timeouts {
  /** Until the header fields of its answer. */
  readonly headersMs: number;
  /** Between two pieces of the body. */
  readonly bodyMs: number;
}

/** What a service's neighbours are spared when it is slow or silent. */
export interface UpstreamSettings {
  /** After so many calls in a row without an answer, nothing is sent for a while; then one call tries. */
  readonly breaker: { readonly failures: number; readonly pauseMs: number };
  /** So many requests at once, so many waiting; more are turned away. */
  readonly bulkhead: { readonly atOnce: number; readonly waiting: number };
  /** Repeats are at most this share of the requests, above the first few. */
  readonly retry: { readonly share: number; readonly reserve: number };
}

export interface Route {
  readonly method: Method;
  /** As OpenAPI writes it: `/api/v1/orders/{id}`. The upstream serves the same path. */
  readonly path: string;
  /** `gateway` for what is composed here. */
  readonly upstream: UpstreamName | 'gateway';
  /** Checked here so that a stranger costs the service nothing; the service checks again, and also whose the thing is. */
  readonly policy: Policy;
  readonly patience: Patience;
  /** Every one of them must have something left. */
  readonly limits: readonly LimitName[];
  readonly cache?: CacheRule;
  readonly timeouts: Timeouts;
  /** Sent again when the connection broke: only what changes nothing. */
  readonly retries: number;
}

export type Operation = `${Method} /${string}`;
type Row = Partial<Pick<Route, 'patience' | 'limits' | 'cache' | 'timeouts' | 'retries'>> & { readonly policy: Policy };
export type Rule = Policy | Row;

/** What holds for every row that does not say otherwise. */
export interface Usual {
  readonly timeouts: Timeouts;
  readonly retriesOfReads: number;
}

/** Makes the rows of one service. */
export const rowsWith =
  ({ timeouts, retriesOfReads }: Usual) =>
  (upstream: Route['upstream'], prefix: string, rules: Readonly<Record<Operation, Rule>>): Route[] =>
    Object.entries(rules).map(([operation, rule]) => {
      const [method, path] = operation.split(' ') as [Method, string];
      const {
        policy,
        patience = 'usual',
        limits = [],
        ...row
      }: Row = typeof rule === 'object' && 'policy' in rule ? rule : { policy: rule };
      const common: LimitName[] = needsToken(policy) ? ['address', 'customer'] : ['address'];
      const retries = method === 'GET' && patience !== 'stream' ? retriesOfReads : 0;
      return { method, path: prefix + path, upstream, policy, patience, limits: [...common, ...limits], timeouts, retries, ...row };
    });

/** The row's path as Fastify writes it: `/api/v1/orders/:id`. */
export const urlOf = ({ path }: Route): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

/** Finds the row that belongs to a method and a Fastify URL; a HEAD belongs to its GET. */
export function finderOf(rows: readonly Route[]): (method: string, url: string | undefined) => Route | undefined {
  const found = new Map(rows.map((row) => [`${row.method} ${urlOf(row)}`, row]));
  return (method, url) => found.get(`${method === 'HEAD' ? 'GET' : method} ${url}`);
}

export const operationOf = ({ method, path }: Route): string => `${method} ${path}`;

import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated/shop-api.js';
import { problemAnswer } from './problem-answer.js';

export interface ShopClientOptions {
  /** Of the gateway, such as `http://localhost:3000`. */
  readonly url: string;
  /** Asked before each request, so that it can be renewed; nothing for somebody who is not signed in. */
  readonly accessToken?: () => string | undefined | Promise<string>;
  /** Milliseconds after which a request is given up, and rejects; streams have no end of their own. None unless told otherwise. */
  readonly timeoutMs?: number;
  /** What sends a request; the platform's `fetch` unless told otherwise. */
  readonly send?: (request: Request) => Promise<Response>;
}

export type ShopClient = Client<paths>;

/**
 * The shop's API, typed by its document: `client.GET('/api/v1/orders/{id}', { params: { path: { id } } })`.
 * An answer is `{ data, response }`, a refusal `{ error, response }` with a problem document. Rejects only when no answer comes.
 * Nothing is ever sent twice: whoever may repeat a request knows it better.
 */
export function shopClient({ url, accessToken, timeoutMs, send = fetch }: ShopClientOptions): ShopClient {
  const client = createClient<paths>({
    baseUrl: url,
    fetch: (request) => send(timeoutMs && !isStream(request) ? new Request(request, { signal: within(request, timeoutMs) }) : request),
  });
  client.use({
    async onRequest({ request }) {
      const token = await accessToken?.();
      if (token) request.headers.set('authorization', `Bearer ${token}`);
    },
    onResponse: ({ response }) => problemAnswer(response),
  });
  return client;
}

export const eventStream = 'text/event-stream';

const isStream = ({ headers }: Request): boolean => headers.get('accept') === eventStream;

const within = ({ signal }: Request, timeoutMs: number): AbortSignal => AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);

import { randomUUID } from 'node:crypto';
import type { Order, TimelineEntry } from './answers.js';
import { serverSentEvents } from './server-sent-events.js';
import type { Session } from './session.js';
import { ShopProblem } from './shop-problem.js';

const TIMEOUT_MS = 40_000;

interface Call {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Somebody who uses the shop. Refusals reject with ShopProblem. */
export class Visitor {
  constructor(
    private readonly api: string,
    readonly email: string,
    readonly session?: Session,
  ) {}

  async get<T>(path: string): Promise<T> {
    return (await (await this.#call('GET', path)).json()) as T;
  }

  /** Without a key, with one of its own: then every call is a new wish. */
  async post<T>(path: string, body?: unknown, key: string = randomUUID()): Promise<T> {
    return (await (await this.#call('POST', path, { body, headers: { 'idempotency-key': key } })).json()) as T;
  }

  async etag(path: string): Promise<string> {
    const { headers, body } = await this.#call('GET', path);
    await body?.cancel();
    return headers.get('etag') ?? '';
  }

  /** Deletes a resource that is still as it was seen. */
  async delete(path: string, etag: string): Promise<void> {
    await this.#call('DELETE', path, { headers: { 'if-match': etag } });
  }

  order(id: string, waitSeconds = 0): Promise<Order> {
    return this.get(`/orders/${id}?wait=${waitSeconds}`);
  }

  /**
   * The timeline of an order as it happens; ends when the shop ends it.
   * @param after the number of the last entry that is known
   */
  async *timeline(orderId: string, after: number, signal: AbortSignal): AsyncGenerator<{ seq: number; entry: TimelineEntry }> {
    const headers = { 'last-event-id': String(after) };
    const { body } = await this.#call('GET', `/orders/${orderId}/events`, { headers, signal });
    if (!body) return;
    for await (const { id, data } of serverSentEvents(body)) yield { seq: Number(id), entry: JSON.parse(data) as TimelineEntry };
  }

  async #call(method: string, path: string, { body, headers, signal = AbortSignal.timeout(TIMEOUT_MS) }: Call = {}): Promise<Response> {
    const response = await fetch(`${this.api}${path}`, {
      method,
      headers: {
        ...(this.session && { authorization: await this.session.authorization() }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
    if (!response.ok) throw await ShopProblem.of(response, `${method} ${path}`);
    return response;
  }
}

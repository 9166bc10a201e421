import { randomUUID } from 'node:crypto';
import {
  granted,
  once,
  orderEvents,
  shopClient,
  type Order,
  type OrderEvent,
  type Payment,
  type Problem,
  type ShopClient,
} from '@app/client';
import { isFinal } from '../../tools/shop/answers.js';

export interface Call {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of the idempotency; without one, none is sent. */
  readonly key?: string;
}

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** The part of a problem document that tests look at. */
type Refusal = Partial<Pick<Problem, 'code'>>;

export type Line = readonly [sku: string, quantity: number];

export const newKey = (): string => randomUUID();

const timeoutMs = 40_000;

/** Somebody at the shop's public door; every answer is shown as it comes. */
export class Client {
  readonly #shop: ShopClient;

  constructor(
    /** Of the gateway. */
    readonly url: string,
    readonly token?: string,
  ) {
    this.#shop = shopClient({ url, accessToken: () => token, timeoutMs });
  }

  /** @param path below /api/v1, or from the root when it begins with `//` */
  async call<Body>(method: string, path: string, call: Call = {}): Promise<Answer<Body & Refusal>> {
    const response = await this.#fetch(method, path, call, AbortSignal.timeout(timeoutMs));
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : {}) as Body & Refusal };
  }

  place(lines: readonly Line[], paymentToken = 'tok_ok', key = newKey()): Promise<Answer<Order & Refusal>> {
    const body = { lines: lines.map(([sku, quantity]) => ({ sku, quantity })), paymentToken };
    return shown(this.#shop.POST('/api/v1/orders', { params: { header: once(key) }, body }));
  }

  /** Places an order that must be taken. @returns its id */
  async order(lines: readonly Line[], paymentToken = 'tok_ok'): Promise<string> {
    const { status, body } = await this.place(lines, paymentToken);
    if (status !== 201) throw new Error(`the order was answered with ${status} ${JSON.stringify(body)}`);
    return body.id;
  }

  get(id: string, waitSeconds = 0): Promise<Answer<Order & Refusal>> {
    return shown(this.#shop.GET('/api/v1/orders/{id}', { params: { path: { id }, query: { wait: waitSeconds } } }));
  }

  /** Asks until the order is final. @throws when it is not within `seconds` */
  async final(id: string, seconds = 60): Promise<Order> {
    const end = performance.now() + seconds * 1_000;
    for (;;) {
      const { status, body } = await this.get(id, 10);
      if (status === 200 && isFinal(body)) return body;
      if (performance.now() > end) throw new Error(`order ${id} is not final after ${seconds} s: ${status} ${JSON.stringify(body)}`);
    }
  }

  cancel(id: string, key = newKey()): Promise<Answer<Order & Refusal>> {
    return shown(this.#shop.POST('/api/v1/orders/{id}/cancellation', { params: { path: { id }, header: once(key) } }));
  }

  async facts(id: string): Promise<string[]> {
    const { items } = await granted(this.#shop.GET('/api/v1/orders/{id}/timeline', { params: { path: { id } } }));
    return items.map(({ fact }) => fact);
  }

  async payment(orderId: string): Promise<Payment> {
    const { items } = await granted(this.#shop.GET('/api/v1/orders/{id}/payments', { params: { path: { id: orderId } } }));
    const [payment] = items;
    if (!payment) throw new Error(`order ${orderId} has no payment yet`);
    return payment;
  }

  /** The timeline as it happens; ends when the shop ends it, or `signal` aborts. */
  events(id: string, after?: number, signal?: AbortSignal): AsyncGenerator<OrderEvent> {
    return orderEvents(this.#shop, id, { ...(after !== undefined && { after }), ...(signal && { signal }) });
  }

  #fetch(method: string, path: string, { body, headers, key }: Call, signal?: AbortSignal): Promise<Response> {
    return fetch(path.startsWith('//') ? `${this.url}${path.slice(1)}` : `${this.url}/api/v1${path}`, {
      method,
      headers: {
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key && { 'idempotency-key': key }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  }
}

/** Status, header fields and body of an answer, be it a refusal. */
async function shown<Data>(
  answer: Promise<{ readonly data?: Data; readonly error?: Problem; readonly response: Response }>,
): Promise<Answer<Data & Refusal>> {
  const { data, error, response } = await answer;
  return { status: response.status, headers: response.headers, body: (error ?? data) as Data & Refusal };
}

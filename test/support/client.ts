import { randomUUID } from 'node:crypto';
import type { Order, TimelineEntry } from '../../tools/shop/answers.js';
import { isFinal } from '../../tools/shop/answers.js';
import { serverSentEvents } from '../../tools/shop/server-sent-events.js';

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
export interface Problem {
  readonly code?: string;
}

export interface Payment {
  readonly id: string;
  readonly status: string;
  readonly amount: { readonly amount: number; readonly currency: string };
  readonly refunded: { readonly amount: number };
}

export type Line = readonly [sku: string, quantity: number];

export const newKey = (): string => randomUUID();

const timeoutMs = 40_000;

/** Somebody at the shop's public door; every answer is shown as it comes. */
export class Client {
  constructor(
    /** Of the gateway. */
    readonly url: string,
    readonly token?: string,
  ) {}

  /** @param path below /api/v1, or from the root when it begins with `//` */
  async call<Body>(method: string, path: string, call: Call = {}): Promise<Answer<Body & Problem>> {
    const response = await this.#fetch(method, path, call, AbortSignal.timeout(timeoutMs));
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : {}) as Body & Problem };
  }

  place(lines: readonly Line[], paymentToken = 'tok_ok', key = newKey()): Promise<Answer<Order & Problem>> {
    const body = { lines: lines.map(([sku, quantity]) => ({ sku, quantity })), paymentToken };
    return this.call<Order>('POST', '/orders', { body, key });
  }

  /** Places an order that must be taken. @returns its id */
  async order(lines: readonly Line[], paymentToken = 'tok_ok'): Promise<string> {
    const { status, body } = await this.place(lines, paymentToken);
    if (status !== 201) throw new Error(`the order was answered with ${status} ${JSON.stringify(body)}`);
    return body.id;
  }

  get(id: string, waitSeconds = 0): Promise<Answer<Order & Problem>> {
    return this.call<Order>('GET', `/orders/${id}?wait=${waitSeconds}`);
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

  cancel(id: string, key = newKey()): Promise<Answer<Order & Problem>> {
    return this.call<Order>('POST', `/orders/${id}/cancellation`, { key });
  }

  async facts(id: string): Promise<string[]> {
    const { body } = await this.call<{ items: TimelineEntry[] }>('GET', `/orders/${id}/timeline`);
    return body.items.map(({ fact }) => fact);
  }

  async payment(orderId: string): Promise<Payment> {
    const { status, body } = await this.call<{ items: Payment[] }>('GET', `/orders/${orderId}/payments`);
    const [payment] = body.items ?? [];
    if (!payment) throw new Error(`order ${orderId} has no payment yet: ${status}`);
    return payment;
  }

  /** The timeline as it happens; ends when the shop ends it, or `signal` aborts. */
  async *events(id: string, lastEventId?: number, signal?: AbortSignal): AsyncGenerator<{ seq: number; entry: TimelineEntry }> {
    const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) };
    const { status, body } = await this.#fetch('GET', `/orders/${id}/events`, { headers }, signal);
    if (status !== 200 || !body) throw new Error(`the events of order ${id} were answered with ${status}`);
    for await (const { id: seq, data } of serverSentEvents(body)) yield { seq: Number(seq), entry: JSON.parse(data) as TimelineEntry };
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

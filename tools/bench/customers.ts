import { randomUUID } from 'node:crypto';
import type { Order } from '@app/client';
import { Pool } from 'undici';
import { isFinal } from '../shop/answers.js';
import type { Session } from '../shop/session.js';
import { someOf } from './order-shape.js';

const WAIT_SECONDS = 30;

/** Customers who buy by keep-alive connections of their own, each one order after the other. */
export class Customers {
  readonly #pool: Pool;

  constructor(
    url: string,
    private readonly sessions: readonly Session[],
    private readonly skus: readonly string[],
  ) {
    this.#pool = new Pool(url, { connections: null, pipelining: 1 });
  }

  /**
   * One order from POST to its final state, as its customer sees it.
   * @throws when it is not completed in the end
   */
  async buy(customer: number): Promise<void> {
    const body = JSON.stringify({ lines: someOf(this.skus).map((sku) => ({ sku, quantity: 1 })), paymentToken: 'tok_ok' });
    const session = this.sessions[customer % this.sessions.length] as Session;
    const placed = await this.#request('POST', '/api/v1/orders', session, body);
    let order = placed;
    while (!isFinal(order)) order = await this.#request('GET', `/api/v1/orders/${placed.id}?wait=${WAIT_SECONDS}`, session);
    if (order.status !== 'completed') throw new Error(`${order.status}, ${order.reason}`);
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  async #request(method: 'GET' | 'POST', path: string, session: Session, body?: string): Promise<Order> {
    const headers = { authorization: await session.authorization() };
    const more = body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const answer = await this.#pool.request({ method, path, headers: { ...headers, ...more }, body: body ?? null });
    if (answer.statusCode < 300) return (await answer.body.json()) as Order;
    const { code } = (await answer.body.json()) as { code?: string };
    throw new Error(`${method} answered with ${answer.statusCode} ${code}`);
  }
}

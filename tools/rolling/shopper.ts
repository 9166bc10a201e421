import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Answer, Door, Request } from '../chaos/load/door.js';
import { placing, type Tally } from './tally.js';

const againAfterMs = 200;
const givesUpAfterMs = 120_000;
const waitSeconds = 10;
const logsInEvery = 20;
const finalStates: readonly unknown[] = ['completed', 'failed', 'cancelled'];

export interface Doors {
  readonly door: Door;
  readonly tally: Tally;
}

/**
 * Looks around, buys, follows the order to its end and looks at the payment: something of every service. What fails is counted, and sent
 * again as it was, with the same key.
 */
export class Shopper {
  /** Orders that the shop has acknowledged. */
  readonly orders: string[] = [];
  #token = '';

  constructor(
    private readonly doors: Doors,
    private readonly email: string,
    private readonly skus: readonly string[],
  ) {}

  /** One round after the other while `isOpen`; the last is brought to its end. */
  async shop(isOpen: () => boolean): Promise<void> {
    for (let round = 0; isOpen(); round += 1) {
      if (round % logsInEvery === 0) await this.#logIn();
      await this.#ask('GET /products', { method: 'GET', path: '/products?limit=20' });
      await this.#ask('GET /users/me', { method: 'GET', path: '/users/me' });
      await this.#buy(this.skus[round % this.skus.length] ?? '');
    }
  }

  async #logIn(): Promise<void> {
    const body = { email: this.email, password: 'saga-shop-demo' };
    const answer = await this.#ask('POST /sessions', { method: 'POST', path: '/sessions', body });
    this.#token = String(answer.body['accessToken']);
  }

  async #buy(sku: string): Promise<void> {
    const body = { lines: [{ sku, quantity: 1 }], paymentToken: 'tok_ok' };
    const { body: order } = await this.#ask(placing, { method: 'POST', path: '/orders', key: randomUUID(), body });
    const id = String(order['id']);
    this.orders.push(id);
    for (let status = order['status']; !finalStates.includes(status);)
      status = (await this.#ask('GET /orders/{id}?wait', { method: 'GET', path: `/orders/${id}?wait=${waitSeconds}`, timeoutMs: 20_000 })).body['status']; // prettier-ignore
    await this.#ask('GET /orders/{id}/payments', { method: 'GET', path: `/orders/${id}/payments` });
    await this.#ask('GET /my/orders', { method: 'GET', path: '/my/orders' });
  }

  /** @throws when it fails for two minutes */
  async #ask(what: string, request: Request): Promise<Answer> {
    const end = performance.now() + givesUpAfterMs;
    for (;;) {
      const begin = performance.now();
      const answer = await this.doors.door.ask({ ...request, ...(this.#token && { token: this.#token }) });
      const { status, body } = answer;
      this.doors.tally.add({ what, status, tookMs: performance.now() - begin, ...(status >= 300 || status === 0 ? { code: String(body['code']) } : {}) }); // prettier-ignore
      if (status >= 200 && status < 300) return answer;
      if (performance.now() > end) throw new Error(`${what} was answered with ${status} ${String(body['code'])} for two minutes`);
      await delay(againAfterMs);
    }
  }
}

import { randomUUID } from 'node:crypto';
import { stubbornly } from '../prove-crash/stubbornly.js';
import type { Visitor } from '../shop/visitor.js';

/** Customers who buy one order after the other, and ask again with the same key until the shop has answered. */
export class Buyers {
  readonly #orders: string[] = [];
  readonly #stop = new AbortController();
  readonly #done: Promise<unknown>;

  constructor(
    private readonly customer: Visitor,
    private readonly skus: readonly string[],
    width: number,
  ) {
    this.#done = Promise.all(Array.from({ length: width }, (_, index) => this.#buy(index)));
    this.#done.catch(() => undefined); // told by `finish`
  }

  /** @returns the ids of all orders, each of them completed @throws when one is not */
  async finish(): Promise<readonly string[]> {
    this.#stop.abort();
    await this.#done;
    for (const id of this.#orders) await expectCompleted(this.customer, id);
    return this.#orders;
  }

  async #buy(index: number): Promise<void> {
    const lines = [{ sku: this.skus[index % this.skus.length] ?? '', quantity: 1 }];
    while (!this.#stop.signal.aborted) {
      const key = randomUUID();
      const { id } = await stubbornly(() => this.customer.place({ lines, paymentToken: 'tok_ok' }, key));
      this.#orders.push(id);
    }
  }
}

export async function expectCompleted(customer: Visitor, id: string): Promise<void> {
  const { status, reason } = await stubbornly(() => customer.order(id, 30));
  if (status !== 'completed') throw new Error(`order ${id} is ${status}${reason ? ` (${reason})` : ''} and should be completed`);
}

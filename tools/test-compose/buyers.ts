import { randomUUID } from 'node:crypto';
import { stubbornly } from '../prove-crash/stubbornly.js';
import { Shop } from '../shop/shop.js';
import type { Visitor } from '../shop/visitor.js';

/** Longer than an order may take with the usual deadline. */
const patienceMs = 180_000;

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
  const end = performance.now() + patienceMs;
  let order = await stubbornly(() => customer.order(id, 30));
  while (isUnfinished(order) && performance.now() < end) order = await stubbornly(() => customer.order(id, 30));
  const { status, reason } = order;
  if (status !== 'completed') throw new Error(`order ${id} is ${status}${reason ? ` (${reason})` : ''} and should be completed`);
}

const isUnfinished = ({ status }: { status: string }): boolean => status === 'pending' || status === 'confirmed';

/** A few orders, one by one. @throws when one of them is not completed */
export async function buy(url: string, count: number): Promise<void> {
  const customer = await logIn(url, 'ada');
  const lines = [{ sku: await somethingInPlenty(customer), quantity: 1 }];
  for (let bought = 0; bought < count; bought++) {
    const key = randomUUID();
    const { id } = await stubbornly(() => customer.place({ lines, paymentToken: 'tok_ok' }, key));
    await expectCompleted(customer, id);
  }
}

export const logIn = (url: string, account: string): Promise<Visitor> => stubbornly(() => new Shop(url).logIn(account));

/** @returns the SKU of a product that nobody buys up */
export async function somethingInPlenty(customer: Visitor): Promise<string> {
  const products = await stubbornly(() => customer.productsInStock());
  const found = products.find(({ available }) => available > 1_000);
  if (!found) throw new Error('no product of the shop is well stocked');
  return found.sku;
}

import type { KeyEntry } from '../books.js';
import type { OpenDatabase } from '../open-databases.js';
import * as ask from './queries.js';

/** All idempotency keys of placed orders in the order of their orders' ids, read as they are asked for. */
export class OrderedKeys {
  #waiting: KeyEntry[] = [];
  #isOver = false;

  private constructor(private readonly database: OpenDatabase) {}

  /** @param database a snapshot: the keys live as long as its transaction */
  static async open(database: OpenDatabase): Promise<OrderedKeys> {
    await database.rows(ask.declareKeys);
    return new OrderedKeys(database);
  }

  /** Those of orders up to and with this one that were not taken before; first of all those of no order. */
  async upTo(orderId: string): Promise<KeyEntry[]> {
    const isDue = (key: KeyEntry): boolean => (key.orderId ?? '') <= orderId;
    while (!this.#isOver && this.#waiting.every(isDue)) {
      const more = await this.database.rows<KeyEntry>(ask.fetchKeys);
      this.#waiting.push(...more);
      this.#isOver = more.length === 0;
    }
    const end = this.#waiting.findIndex((key) => !isDue(key));
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end);
  }
}

import type { BrokerRecord } from '@app/messaging';
import { wasInjected } from './injection.js';

const most = 4_000;

/** The latest real events, as material for forgeries; and what is known of orders from them. */
export class Memory {
  readonly #records: BrokerRecord[] = [];
  readonly #cancelled: string[] = [];
  readonly #placed: string[] = [];

  remember(records: readonly BrokerRecord[]): void {
    const real = records.filter((record) => !wasInjected(record) && record.key !== null);
    this.#records.push(...real);
    this.#records.splice(0, this.#records.length - most);
    for (const { headers, key } of real) {
      if (headers['ce_type'] === 'OrderCancelled') this.#cancelled.push(key ?? '');
      if (headers['ce_type'] === 'OrderPlaced') this.#placed.push(key ?? '');
    }
  }

  /** @throws when there was none yet */
  eventOf(topic: string, draw: number): BrokerRecord {
    return chosen(this.#records.filter((record) => record.topic === topic), draw, topic); // prettier-ignore
  }

  eventOfType(type: string, draw: number): BrokerRecord {
    return chosen(this.#records.filter(({ headers }) => headers['ce_type'] === type), draw, type); // prettier-ignore
  }

  cancelledOrder(draw: number): string {
    return chosen(this.#cancelled, draw, 'a cancelled order');
  }

  /** One of the latest. */
  placedOrder(draw: number): string {
    return chosen(this.#placed.slice(-5), draw, 'an order');
  }
}

function chosen<Item>(items: readonly Item[], draw: number, what: string): Item {
  const item = items[Math.floor(draw * items.length)];
  if (item === undefined) throw new Error(`nothing of ${what} was seen yet`);
  return item;
}

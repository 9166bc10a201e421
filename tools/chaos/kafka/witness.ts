import { KafkaBroker, type BrokerConsumer, type BrokerRecord } from '@app/messaging';
import { waitUntil } from '../../stack/process/wait-until.js';

/** Reads topics from their beginning and never commits anything; every offset counts once. */
export class Witness {
  readonly #next = new Map<string, bigint>();
  readonly #broker: KafkaBroker;
  #consumer?: BrokerConsumer;

  constructor(
    brokers: readonly string[],
    private readonly topics: readonly string[],
    private readonly onRecords: (records: readonly BrokerRecord[]) => void,
  ) {
    this.#broker = new KafkaBroker({ brokers, clientId: 'chaos-witness' });
  }

  async start(groupId: string): Promise<void> {
    this.#consumer = this.#broker.createConsumer({
      groupId,
      topics: this.topics,
      listener: {
        onRecords: (records) => this.#take(records),
        onAssigned: () => undefined,
        onLost: () => undefined,
        onFatal: () => undefined,
      },
    });
    await this.#consumer.start();
  }

  /** @returns false when it has not got that far in time */
  reached(ends: ReadonlyMap<string, bigint>, withinMs: number): Promise<boolean> {
    return waitUntil(() => [...ends].every(([partition, end]) => (this.#next.get(partition) ?? 0n) >= end), withinMs);
  }

  async stop(): Promise<void> {
    await this.#consumer?.stop().catch(() => undefined);
    await this.#broker.close();
  }

  /** After a rebalance everything since the last commit, that is everything, comes again. */
  #take(records: readonly BrokerRecord[]): void {
    const fresh = records.filter(({ topic, partition, offset }) => {
      const place = `${topic} ${partition}`;
      if (offset < (this.#next.get(place) ?? 0n)) return false;
      this.#next.set(place, offset + 1n);
      return true;
    });
    if (fresh.length > 0) this.onRecords(fresh);
  }
}

import { randomBytes } from 'node:crypto';
import { eventually } from '@app/testing';
import type { Broker, BrokerConsumer, BrokerRecord, ConsumerListener, TopicPartition } from '../src/broker.js';

export const unique = (name: string) => `${name}-${randomBytes(4).toString('hex')}`;

/** A member of a group that writes down what it is told. */
export class Reader implements ConsumerListener {
  readonly records: BrokerRecord[] = [];
  readonly assignments: (readonly TopicPartition[])[] = [];
  losses = 0;
  fatal?: Error;
  readonly consumer: BrokerConsumer;
  readonly #seen = new Set<string>();
  #held: readonly TopicPartition[] = [];

  constructor(
    broker: Broker,
    readonly topic: string,
    readonly groupId = unique('group'),
  ) {
    this.consumer = broker.createConsumer({ groupId, topics: [topic], listener: this });
  }

  onRecords(records: readonly BrokerRecord[]): void {
    this.records.push(...records);
    for (const { value } of records) this.#seen.add(String(value));
  }

  onAssigned(partitions: readonly TopicPartition[]): void {
    this.assignments.push(partitions);
    this.#held = partitions;
  }

  onLost(): void {
    this.losses += 1;
    this.#held = [];
  }

  onFatal(error: Error): void {
    this.fatal = error;
  }

  /** The numbers of the partitions it holds, in order. */
  get held(): number[] {
    return this.#held.map(({ partition }) => partition).sort();
  }

  get values(): string[] {
    return this.records.map(({ value }) => String(value));
  }

  has(value: string): boolean {
    return this.#seen.has(value);
  }

  async join(withinMs = 30_000): Promise<this> {
    await this.consumer.start();
    await this.holds((held) => held.length > 0, withinMs);
    return this;
  }

  holds(isSo: (held: number[]) => boolean, withinMs = 30_000): Promise<void> {
    return eventually(() => {
      if (!isSo(this.held)) throw new Error(`the member holds [${this.held.join()}]`);
    }, withinMs);
  }

  /** Waits until it was handed a record with this value, and returns that record. */
  reads(value: string, withinMs = 20_000): Promise<BrokerRecord> {
    return eventually(() => {
      const record = this.records.find((read) => String(read.value) === value);
      return record ?? Promise.reject(new Error(`${value} was not read, but ${this.records.length} records`));
    }, withinMs);
  }

  /** Commits past this record. */
  commit({ topic, partition, offset }: BrokerRecord): Promise<void> {
    return this.consumer.commit([{ topic, partition, offset: offset + 1n }]);
  }
}

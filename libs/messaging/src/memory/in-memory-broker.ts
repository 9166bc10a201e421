import {
  Broker,
  RecordTooLarge,
  type BrokerConsumer,
  type BrokerRecord,
  type ConsumerOptions,
  type OutgoingRecord,
  type TopicSpec,
} from '../broker.js';
import { shardOf } from '../outbox/shard.js';
import { InMemoryGroup } from './in-memory-group.js';
import { PartitionLog } from './partition-log.js';

const maxRecordBytes = 1024 * 1024;

export interface InMemoryTopic {
  readonly partitions: number;
  /** The groups that must have handled a record before its send is acknowledged. */
  readonly readBy: readonly string[];
}

/**
 * A broker inside one process, for tests and for a shop without Kafka. It keeps nothing when the process ends, so it
 * acknowledges a record only when every group that reads its topic has committed past it: what is marked as published has
 * been handled, and what is not is published again from the outbox.
 */
export class InMemoryBroker extends Broker {
  readonly kind = 'memory';
  readonly commitIntervalMs = 0;
  readonly #topics = new Map<string, InMemoryTopic>();
  readonly #logs = new Map<string, PartitionLog[]>();
  readonly #groups = new Map<string, InMemoryGroup>();

  constructor(topics: Readonly<Record<string, InMemoryTopic>>) {
    super();
    for (const [name, topic] of Object.entries(topics)) this.#add(name, topic);
  }

  createConsumer(options: ConsumerOptions): BrokerConsumer {
    const group = this.#groups.get(options.groupId) ?? new InMemoryGroup((topic) => this.#logs.get(topic) ?? []);
    this.#groups.set(options.groupId, group);
    return group.newMember(options);
  }

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    for (const record of records) refuseTooLarge(record);
    const written = records.map((record) => this.#append(record));
    for (const group of this.#groups.values()) group.deliver();
    await Promise.all(written.map(({ topic, partition, offset }) => this.#handledByAll(topic, partition, offset)));
  }

  async createTopics(topics: readonly TopicSpec[]): Promise<void> {
    for (const { name, partitions } of topics) if (!this.#topics.has(name)) this.#add(name, { partitions, readBy: [] });
  }

  async listTopics(): Promise<readonly string[]> {
    return [...this.#topics.keys()];
  }

  async close(): Promise<void> {}

  #add(name: string, topic: InMemoryTopic): void {
    this.#topics.set(name, topic);
    this.#logs.set(
      name,
      Array.from({ length: topic.partitions }, () => new PartitionLog()),
    );
  }

  #append({ topic, key, value, headers }: OutgoingRecord): BrokerRecord {
    const partitions = this.#logs.get(topic);
    if (!partitions) throw new Error(`there is no topic ${topic}`);
    const partition = shardOf(key) % partitions.length;
    return (partitions[partition] as PartitionLog).append({ topic, partition, key, value: Buffer.from(value), headers });
  }

  async #handledByAll(topic: string, partition: number, offset: bigint): Promise<void> {
    const { readBy } = this.#topics.get(topic) as InMemoryTopic;
    const log = this.#logs.get(topic)?.[partition] as PartitionLog;
    await Promise.all(readBy.map((groupId) => log.committedBy(groupId, offset + 1n)));
    log.forgetBefore(readBy);
  }
}

function refuseTooLarge({ topic, value }: OutgoingRecord): void {
  if (Buffer.byteLength(value) > maxRecordBytes) throw new RecordTooLarge(`a record of ${topic} is larger than ${maxRecordBytes} bytes`);
}

/** One record as the broker hands it out: bytes and headers, nothing decoded. */
export interface BrokerRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly key: string | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

export interface OutgoingRecord {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

/** `offset` is the next one to read, as Kafka counts it: the last handled plus one. */
export interface CommittedOffset extends TopicPartition {
  readonly offset: bigint;
}

export interface TopicSpec {
  readonly name: string;
  readonly partitions: number;
  readonly retentionMs?: number;
  readonly compacted?: boolean;
}

export type ConsumerStatus = 'starting' | 'running' | 'degraded' | 'stopped';

/** What a consumer calls. None of these may throw or wait: the fetch loop and the heartbeats stand behind them. */
export interface ConsumerListener {
  /** @param atBroker how many more there are of their partition, when all are of one and the broker has said so */
  onRecords(records: readonly BrokerRecord[], atBroker?: number): void;
  /** A new generation of the group: whatever was held before is no longer ours, exactly these are. */
  onAssigned(partitions: readonly TopicPartition[]): void;
  /** Everything held is lost for now (rebalance, crash, stop). */
  onLost(): void;
  /** The consumer cannot be healed from inside this process. */
  onFatal(error: Error): void;
}

export interface ConsumerOptions {
  readonly groupId: string;
  readonly topics: readonly string[];
  readonly listener: ConsumerListener;
}

/** A member of a consumer group. It always starts from the beginning where the group has no offset. */
export interface BrokerConsumer {
  readonly status: ConsumerStatus;
  /** Resolves when started, not when joined: a broker that does not answer only degrades it. */
  start(): Promise<void>;
  pause(partitions: readonly TopicPartition[]): void;
  resume(partitions: readonly TopicPartition[]): void;
  /** Rejects when the broker did not take them (the group moved on, no connection): the records are then delivered again. */
  commit(offsets: readonly CommittedOffset[]): Promise<void>;
  stop(): Promise<void>;
}

/** The port behind which the Kafka client lives. Two adapters pass one contract suite: Kafka, and one in memory. */
export abstract class Broker {
  abstract readonly kind: 'kafka' | 'memory';
  /** How long handled offsets may gather before they are committed. */
  abstract readonly commitIntervalMs: number;
  abstract createConsumer(options: ConsumerOptions): BrokerConsumer;
  /**
   * Sends in the given order and resolves when every record is acknowledged by all replicas. Any rejection means "perhaps sent":
   * repeat the same records. Connects by itself.
   * @throws RecordTooLarge when the broker refuses a record for its size
   */
  abstract send(records: readonly OutgoingRecord[]): Promise<void>;
  /** Creates what is missing and leaves what exists. */
  abstract createTopics(topics: readonly TopicSpec[]): Promise<void>;
  /** @throws when the broker does not answer within 3 s */
  abstract listTopics(): Promise<readonly string[]>;
  abstract close(): Promise<void>;
}

export class RecordTooLarge extends Error {}

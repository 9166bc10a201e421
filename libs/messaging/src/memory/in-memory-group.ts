import { Logger } from '@nestjs/common';
import type { BrokerConsumer, BrokerRecord, CommittedOffset, ConsumerOptions, ConsumerStatus, TopicPartition } from '../broker.js';
import type { PartitionLog } from './partition-log.js';

const refusalMs = 1_000;
const logger = new Logger('InMemoryBroker');

interface Position extends TopicPartition {
  readonly log: PartitionLog;
  next: bigint;
  isPaused: boolean;
}

const isSame = (left: TopicPartition, right: TopicPartition) => left.topic === right.topic && left.partition === right.partition;

/** A consumer group: its members share the partitions, and share them anew whenever one comes or goes. */
export class InMemoryGroup {
  #members: Member[] = [];

  constructor(private readonly logsOf: (topic: string) => readonly PartitionLog[]) {}

  newMember(options: ConsumerOptions): BrokerConsumer {
    return new Member(options, this);
  }

  join(member: Member): void {
    this.#members.push(member);
    this.#rebalance();
  }

  leave(member: Member): void {
    this.#members = this.#members.filter((other) => other !== member);
    this.#rebalance();
  }

  deliver(): void {
    for (const member of this.#members) member.deliverSoon();
  }

  #rebalance(): void {
    for (const [index, member] of this.#members.entries()) {
      const all = member.topics.flatMap((topic) => this.logsOf(topic).map((log, partition) => ({ topic, partition, log })));
      member.assign(all.filter((_, n) => n % this.#members.length === index));
    }
  }
}

class Member implements BrokerConsumer {
  readonly topics: readonly string[];
  status: ConsumerStatus = 'starting';
  #positions: Position[] = [];
  #isDue = false;

  constructor(
    private readonly options: ConsumerOptions,
    private readonly group: InMemoryGroup,
  ) {
    this.topics = options.topics;
  }

  async start(): Promise<void> {
    this.status = 'running';
    this.group.join(this);
  }

  async stop(): Promise<void> {
    this.status = 'stopped';
    this.#positions = [];
    this.options.listener.onLost();
    this.group.leave(this);
  }

  assign(partitions: readonly (TopicPartition & { log: PartitionLog })[]): void {
    this.#positions = partitions.map((part) => ({ ...part, next: part.log.committed(this.options.groupId), isPaused: false }));
    this.options.listener.onAssigned(partitions.map(({ topic, partition }) => ({ topic, partition })));
    this.deliverSoon();
  }

  pause(partitions: readonly TopicPartition[]): void {
    this.#setPaused(partitions, true);
  }

  resume(partitions: readonly TopicPartition[]): void {
    this.#setPaused(partitions, false);
    this.deliverSoon();
  }

  async commit(offsets: readonly CommittedOffset[]): Promise<void> {
    for (const committed of offsets) {
      const position = this.#positions.find((held) => isSame(held, committed));
      if (!position) throw new Error(`${committed.topic}/${committed.partition} is not held by this member any more`);
      position.log.commit(this.options.groupId, committed.offset);
    }
  }

  /** Never within the caller's own step: a broker's records come from outside. */
  deliverSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      this.#deliver();
    });
  }

  #deliver(): void {
    for (const position of this.#positions) {
      const records = position.isPaused ? [] : position.log.from(position.next);
      const last = records.at(-1);
      if (last && this.#isTaken(records)) position.next = last.offset + 1n;
    }
  }

  #isTaken(records: readonly BrokerRecord[]): boolean {
    try {
      this.options.listener.onRecords(records);
      return true;
    } catch (error) {
      logger.error(`records were not taken and are delivered again: ${(error as Error).message}`);
      setTimeout(() => this.deliverSoon(), refusalMs).unref();
      return false;
    }
  }

  #setPaused(partitions: readonly TopicPartition[], isPaused: boolean): void {
    for (const position of this.#positions) if (partitions.some((part) => isSame(part, position))) position.isPaused = isPaused;
  }
}

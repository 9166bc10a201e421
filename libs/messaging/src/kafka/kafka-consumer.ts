import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Batch, Consumer, EachBatchPayload } from 'kafkajs';
import type { CommittedOffset, ConsumerOptions, TopicPartition } from '../broker.js';
import { recordOf } from './broker-record.js';
import type { ConsumerLife, SignsOfLife } from './consumer-life.js';
import { FetchPositions } from './fetch-positions.js';
import { createKafkaClient } from './kafka-client.js';
import { consumerSettings, patience, type KafkaOptions } from './kafka-settings.js';
import { within } from './within.js';

const refusalMs = 1_000;
const joinMs = 3_000;
const leaveMs = 3_000;

/** Makes kafkajs join its group. */
class NotAMember extends Error {
  readonly type = 'REBALANCE_IN_PROGRESS';
}

/** A kafkajs consumer, kept from what would stop it or make it skip records. */
export class KafkaConsumer implements ConsumerLife {
  readonly #logger = new Logger('Kafka');
  readonly #consumer: Consumer;
  readonly #namespace: string;
  readonly #positions = new FetchPositions();
  readonly #end = new AbortController();
  #isMember = false;
  #isStopped = false;
  #started: Promise<void> = Promise.resolve();

  constructor(
    kafka: KafkaOptions,
    private readonly options: ConsumerOptions,
    createClient = createKafkaClient,
  ) {
    this.#namespace = kafka.namespace ?? '';
    this.#consumer = createClient(kafka, { retry: patience, end: this.#end.signal }).consumer({
      ...consumerSettings(kafka.sessionTimeoutMs),
      groupId: this.#namespace + options.groupId,
      retry: { restartOnFailure: async () => !this.#isStopped },
    });
  }

  start(signs: SignsOfLife): Promise<void> {
    this.#listen(signs);
    this.#started = this.#connectAndRun();
    return this.#started;
  }

  pause(partitions: readonly TopicPartition[]): void {
    if (this.#isMember) this.#consumer.pause(partitions.map((part) => this.#named(part)));
  }

  resume(partitions: readonly TopicPartition[]): void {
    if (this.#isMember) this.#consumer.resume(partitions.map((part) => this.#named(part)));
  }

  async commit(offsets: readonly CommittedOffset[]): Promise<void> {
    // kafkajs would resolve, having committed nothing.
    if (!this.#isMember) throw new Error('the consumer is not in its group');
    await this.#consumer.commitOffsets(
      offsets.map(({ topic, partition, offset }) => ({ topic: this.#namespace + topic, partition, offset: String(offset) })),
    );
  }

  /** Once begun, joining is let finish: a member cut off while it joins stays in the group until its session ends. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await within(joinMs, this.#started, 'the consumer did not join').catch(() => undefined);
    try {
      await within(leaveMs, this.#consumer.disconnect(), 'the consumer did not leave its group');
    } finally {
      this.#end.abort();
    }
  }

  async #connectAndRun(): Promise<void> {
    await this.#consumer.connect();
    // From the beginning wherever the group has no offset: the alternative is to skip what was never read.
    const topics = this.options.topics.map((topic) => this.#namespace + topic);
    if (!this.#isStopped) await this.#consumer.subscribe({ topics, fromBeginning: true });
    if (this.#isStopped) return;
    await this.#consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 16,
      eachBatch: (payload) => this.#handOut(payload),
    });
  }

  /** The listeners are asynchronous so that what one throws is a rejection, which kafkajs logs, and no end of the consumer. */
  #listen({ onFetched, onDead }: SignsOfLife): void {
    const { events } = this.#consumer;
    this.#consumer.on(events.GROUP_JOIN, async ({ payload }) => this.#join(payload.memberAssignment));
    this.#consumer.on(events.REBALANCING, async () => this.#leave());
    this.#consumer.on(events.FETCH, async () => onFetched());
    this.#consumer.on(events.STOP, async () => this.#leave());
    this.#consumer.on(events.CRASH, async ({ payload }) => {
      this.#leave();
      if (!payload.restart) onDead(payload.error);
    });
  }

  #join(assignment: Record<string, number[]>): void {
    const partitions = Object.entries(assignment).flatMap(([topic, numbers]) =>
      numbers.map((partition) => ({ topic: topic.slice(this.#namespace.length), partition })),
    );
    this.#isMember = true;
    this.#positions.newGeneration();
    this.resume(partitions); // kafkajs remembers the pauses of earlier generations
    this.options.listener.onAssigned(partitions);
  }

  #leave(): void {
    this.#isMember = false;
    this.options.listener.onLost();
  }

  /**
   * Returns at once: behind it stand the fetch loop of all partitions and the heartbeats.
   * @throws to join anew. kafkajs announces a rebalance, and when it cannot join, as while its broker starts, it goes on fetching for the
   * generation before: what it brings then is for partitions that were given up, and would be skipped.
   */
  async #handOut({ batch, resolveOffset }: EachBatchPayload): Promise<void> {
    if (this.#isStopped) return;
    if (!this.#isMember) throw new NotAMember();
    const name = `${batch.topic} ${batch.partition}`;
    const { fetchedOffset } = batch as Batch & { fetchedOffset: string };
    if (this.#positions.isLeftOver(name, BigInt(fetchedOffset))) return;
    try {
      const topic = batch.topic.slice(this.#namespace.length);
      const atBroker = Number(BigInt(batch.highWatermark) - BigInt(batch.lastOffset()) - 1n);
      this.options.listener.onRecords(
        batch.messages.map((message) => recordOf(topic, batch.partition, message)),
        atBroker,
      );
      resolveOffset(batch.lastOffset());
      this.#positions.handedOut(name, BigInt(batch.lastOffset()));
    } catch (error) {
      this.#logger.error(`records of ${name} were not taken and are fetched again: ${(error as Error).message}`);
      await sleep(refusalMs);
    }
  }

  #named({ topic, partition }: TopicPartition): { topic: string; partitions: number[] } {
    return { topic: this.#namespace + topic, partitions: [partition] };
  }
}

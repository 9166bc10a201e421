import type { Acl } from '@app/contracts';
import kafkajs, { type Producer } from 'kafkajs';
import {
  Broker,
  RecordTooLarge,
  type BrokerConsumer,
  type ConsumerListener,
  type ConsumerOptions,
  type OutgoingRecord,
  type TopicSpec,
} from '../broker.js';
import { createTopics } from './create-topics.js';
import { grantAcls } from './grant-acls.js';
import { createKafkaClient } from './kafka-client.js';
import { KafkaConsumer } from './kafka-consumer.js';
import { producerSettings, type KafkaOptions } from './kafka-settings.js';
import { patchCoordinatorSearch } from './patch-coordinator-search.js';
import { patchRequestQueue } from './patch-request-queue.js';
import { SupervisedConsumer } from './supervised-consumer.js';
import { withAdmin } from './with-admin.js';

/** The broker port on a real Kafka. */
export class KafkaBroker extends Broker {
  readonly kind = 'kafka';
  readonly commitIntervalMs = 200;
  readonly #namespace: string;
  #producer?: Promise<Producer>;

  constructor(private readonly options: KafkaOptions) {
    super();
    patchRequestQueue();
    patchCoordinatorSearch();
    this.#namespace = options.namespace ?? '';
  }

  createConsumer(options: ConsumerOptions): BrokerConsumer {
    const begin = (listener: ConsumerListener) => new KafkaConsumer(this.options, { ...options, listener });
    return new SupervisedConsumer(options.listener, begin, () => this.listTopics());
  }

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    const producer = await this.#connected();
    const topicMessages = [...Map.groupBy(records, (record) => record.topic)].map(([topic, ofTopic]) => ({
      topic: this.#namespace + topic,
      messages: ofTopic.map(({ key, value, headers }) => ({ key, value, headers: { ...headers } })),
    }));
    try {
      await producer.sendBatch({ topicMessages, acks: -1, timeout: 10_000 });
    } catch (error) {
      throw isTooLarge(error) ? new RecordTooLarge((error as Error).message) : error;
    }
  }

  async createTopics(topics: readonly TopicSpec[]): Promise<void> {
    const named = topics.map((topic) => ({ ...topic, name: this.#namespace + topic.name }));
    await withAdmin(this.options, (admin) => createTopics(admin, named));
  }

  /** Gives a user exactly these rights in this namespace. @throws when we may not, or when the broker lets everybody do everything */
  async grant(user: string, acls: readonly Acl[]): Promise<void> {
    await withAdmin(this.options, (admin) => grantAcls(admin, user, acls, this.#namespace));
  }

  async listTopics(): Promise<readonly string[]> {
    const names = await withAdmin(this.options, (admin) => admin.listTopics(), 3_000);
    return names.filter((name) => name.startsWith(this.#namespace)).map((name) => name.slice(this.#namespace.length));
  }

  async close(): Promise<void> {
    const producer = await this.#producer?.catch(() => undefined);
    await producer?.disconnect();
  }

  #connected(): Promise<Producer> {
    this.#producer ??= this.#connect().catch((error: unknown) => {
      this.#producer = undefined;
      throw error;
    });
    return this.#producer;
  }

  async #connect(): Promise<Producer> {
    const createPartitioner = kafkajs.Partitioners.DefaultPartitioner;
    const producer = createKafkaClient(this.options).producer({ ...producerSettings, createPartitioner });
    await producer.connect();
    return producer;
  }
}

function isTooLarge(error: unknown): boolean {
  const { type, cause } = error as { type?: string; cause?: unknown };
  return type === 'MESSAGE_TOO_LARGE' || type === 'RECORD_LIST_TOO_LARGE' || (cause instanceof Error && isTooLarge(cause));
}

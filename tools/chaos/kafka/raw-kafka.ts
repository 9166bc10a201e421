import kafkajs, { type Admin, type Producer } from 'kafkajs';
import { patchRequestQueue } from '../../../libs/messaging/src/kafka/patch-request-queue.js';

/** Bytes as they are, also such as no service may send. */
export interface RawRecord {
  readonly topic: string;
  readonly key: string | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

const patience = { initialRetryTime: 100, maxRetryTime: 1_000, retries: 60 };

/** The broker past every proxy and past the port of the services: for whoever forges, repeats and counts. */
export class RawKafka {
  readonly #producer: Producer;
  readonly #admin: Admin;

  constructor(brokers: readonly string[]) {
    patchRequestQueue();
    const client = new kafkajs.Kafka({ clientId: 'chaos', brokers: [...brokers], retry: patience, logLevel: kafkajs.logLevel.NOTHING });
    this.#producer = client.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner, maxInFlightRequests: 1 });
    this.#admin = client.admin();
  }

  async connect(): Promise<void> {
    await Promise.all([this.#producer.connect(), this.#admin.connect()]);
  }

  async send(records: readonly RawRecord[]): Promise<void> {
    const topicMessages = [...Map.groupBy(records, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
      topic,
      messages: ofTopic.map(({ key, value, headers }) => ({ key, value, headers: { ...headers } })),
    }));
    await this.#producer.sendBatch({ topicMessages, acks: -1 });
  }

  async createTopics(topics: readonly string[], numPartitions: number): Promise<void> {
    await this.#admin.createTopics({ topics: topics.map((topic) => ({ topic, numPartitions })) });
  }

  /** The group must have no member. It then begins anew. */
  async deleteGroup(groupId: string): Promise<void> {
    await this.#admin.deleteGroups([groupId]);
  }

  /** The next offset of each partition, as `<topic> <partition>`. */
  async endOffsets(topics: readonly string[]): Promise<Map<string, bigint>> {
    const ends = new Map<string, bigint>();
    for (const topic of topics)
      for (const { partition, offset } of await this.#admin.fetchTopicOffsets(topic)) ends.set(`${topic} ${partition}`, BigInt(offset));
    return ends;
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.#producer.disconnect(), this.#admin.disconnect()]);
  }
}

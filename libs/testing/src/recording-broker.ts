import { topicNames } from '@app/contracts';
import { Broker, type BrokerConsumer, type OutgoingRecord } from '@app/messaging';

/** A broker that remembers what it was sent, and fails when a test wants it to. It has no consumers. */
export class RecordingBroker extends Broker {
  readonly kind = 'memory';
  readonly commitIntervalMs = 0;
  readonly records: OutgoingRecord[] = [];
  topics: readonly string[] = topicNames;
  /** Called before each send; what it throws is what the broker answers. */
  beforeSend: (records: readonly OutgoingRecord[]) => Promise<void> | void = () => undefined;

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    await this.beforeSend(records);
    this.records.push(...records);
  }

  createConsumer(): BrokerConsumer {
    throw new Error('this broker has no consumers');
  }

  async createTopics(): Promise<void> {}

  async listTopics(): Promise<readonly string[]> {
    return this.topics;
  }

  async close(): Promise<void> {}
}

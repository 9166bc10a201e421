import { topicNames, topics, type EventDefinition, type NewFact } from '@app/contracts';
import { newId } from '@app/kernel';
import type { Broker, BrokerConsumer, BrokerRecord } from '@app/messaging';
import { eventually } from './eventually.js';

export interface SaidOptions {
  readonly id?: string;
  readonly causationId?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A fact as it stands on its topic. */
export interface SaidFact {
  readonly data: Record<string, unknown>;
  readonly headers: Readonly<Record<string, string>>;
}

/** Plays the other services: says what they would say, and hears what the service under test says. */
export class Neighbours {
  readonly #heard: BrokerRecord[] = [];
  readonly #consumer: BrokerConsumer;

  constructor(private readonly broker: Broker) {
    this.#consumer = broker.createConsumer({
      groupId: 'neighbours',
      topics: topicNames,
      listener: {
        onRecords: (records) => void this.#heard.push(...records),
        onAssigned: () => undefined,
        onLost: () => undefined,
        onFatal: () => undefined,
      },
    });
  }

  start(): Promise<void> {
    return this.#consumer.start();
  }

  stop(): Promise<void> {
    return this.#consumer.stop();
  }

  /** @returns the id of the event */
  async say(fact: NewFact, { id = newId(), causationId = newId(), headers = {} }: SaidOptions = {}): Promise<string> {
    const { definition, data } = fact;
    const key = String((data as Record<string, unknown>)[definition.key]);
    const envelope = {
      ce_specversion: '1.0',
      ce_id: id,
      ce_type: definition.type,
      ce_source: topics[definition.topic].owner,
      ce_time: new Date().toISOString(),
      ce_subject: key,
      'schema-version': String(definition.version),
      'aggregate-version': '1',
      'correlation-id': key,
      'causation-id': causationId,
    };
    await this.broker.send([{ topic: definition.topic, key, value: JSON.stringify(data), headers: { ...envelope, ...headers } }]);
    return id;
  }

  /** What was said of this aggregate, oldest first, as type names, as soon as these events are among it. */
  saidOf(key: string, eventIds: readonly string[]): Promise<string[]> {
    return eventually(() => {
      const records = this.#heard.filter((record) => record.key === key);
      const heard = new Set(records.map(({ headers }) => headers['ce_id']));
      const missing = eventIds.filter((id) => !heard.has(id));
      if (missing.length > 0) throw new Error(`not heard about ${key}: ${missing.join()}`);
      return records.map(({ headers }) => headers['ce_type'] ?? '');
    }, 20_000);
  }

  /** Waits until a fact of this aggregate was said, and returns its data. */
  async hear(definition: EventDefinition, key: string, count = 1): Promise<Record<string, unknown>> {
    return (await this.hearWhole(definition, key, count)).data;
  }

  /** The same, with the headers that it was said with. */
  hearWhole(definition: EventDefinition, key: string, count = 1): Promise<SaidFact> {
    return eventually(() => {
      const found = this.#heard.filter((record) => record.key === key && record.headers['ce_type'] === definition.type);
      const record = found[count - 1];
      if (!record) throw new Error(`${definition.type} of ${key} was said ${found.length} of ${count} times`);
      return { data: JSON.parse(String(record.value)) as SaidFact['data'], headers: record.headers };
    }, 20_000);
  }
}

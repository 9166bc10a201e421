import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { BrokerRecord } from '../broker.js';
import { KafkaConsumer } from './kafka-consumer.js';

type Listener = (event: object) => Promise<void>;

/** A kafkajs consumer whose events and batches are those of the test. */
class Stage {
  readonly listeners = new Map<string, Listener>();
  readonly heard: (BrokerRecord | 'lost' | 'assigned')[] = [];
  resolved: string[] = [];
  #eachBatch: (payload: EachBatchPayload) => Promise<void> = async () => undefined;

  async start(): Promise<this> {
    const consumer = {
      events: { GROUP_JOIN: 'join', REBALANCING: 'rebalancing', FETCH: 'fetch', STOP: 'stop', CRASH: 'crash' },
      on: (name: string, listener: Listener) => void this.listeners.set(name, listener),
      connect: async () => undefined,
      subscribe: async () => undefined,
      resume: () => undefined,
      run: async ({ eachBatch }: { eachBatch: (payload: EachBatchPayload) => Promise<void> }) => void (this.#eachBatch = eachBatch),
    } as unknown as Consumer;
    const listener = {
      onRecords: (records: readonly BrokerRecord[]) => void this.heard.push(...records),
      onAssigned: () => void this.heard.push('assigned'),
      onLost: () => void this.heard.push('lost'),
      onFatal: () => undefined,
    };
    const client = { consumer: () => consumer } as unknown as Kafka;
    const options = { groupId: 'order', topics: ['t'], listener };
    await new KafkaConsumer({ brokers: [], clientId: 'test' }, options, () => client).start({
      onFetched: () => undefined,
      onDead: () => undefined,
    });
    return this;
  }

  async tell(name: 'join' | 'rebalancing'): Promise<void> {
    await this.listeners.get(name)?.({ payload: { memberAssignment: { t: [0] } } });
  }

  hand(offset: number): Promise<void> {
    const batch = {
      topic: 't',
      partition: 0,
      fetchedOffset: String(offset),
      lastOffset: () => String(offset),
      highWatermark: String(offset + 1),
      messages: [{ offset: String(offset), key: null, value: null, headers: {} }],
    };
    return this.#eachBatch({ batch, resolveOffset: (at: string) => void this.resolved.push(at) } as unknown as EachBatchPayload);
  }
}

describe('a member of a consumer group', () => {
  it('hands records on while it holds its partitions', async () => {
    const stage = await new Stage().start();
    await stage.tell('join');
    await stage.hand(5);
    expect(stage.heard).toMatchObject(['assigned', { offset: 5n }]);
    expect(stage.resolved).toEqual(['5']);
  });

  // kafkajs announces a rebalance, and when joining fails it goes on fetching for the generation before, as if nothing had been.
  it('joins anew when records come although it gave its partitions up, and skips none of them', async () => {
    const stage = await new Stage().start();
    await stage.tell('join');
    await stage.tell('rebalancing');
    await expect(stage.hand(5)).rejects.toMatchObject({ type: 'REBALANCE_IN_PROGRESS' });
    expect(stage.heard).toEqual(['assigned', 'lost']);
    expect(stage.resolved).toEqual([]);
  });

  it('hands them on once it has joined again', async () => {
    const stage = await new Stage().start();
    await stage.tell('join');
    await stage.tell('rebalancing');
    await stage.hand(5).catch(() => undefined);
    await stage.tell('join');
    await stage.hand(5);
    expect(stage.heard).toMatchObject(['assigned', 'lost', 'assigned', { offset: 5n }]);
  });
});

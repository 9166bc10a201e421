import { Logger } from '@nestjs/common';
import { brokerContract } from '../../test/broker.contract.js';
import { Reader } from '../../test/reader.js';
import { InMemoryBroker } from './in-memory-broker.js';

beforeAll(() => Logger.overrideLogger(false));

describe('the broker in memory', () => {
  brokerContract(() => new InMemoryBroker({}));
});

describe('a topic of the broker in memory that a group must read', () => {
  const topic = 'order.events.v1';
  const record = { topic, key: 'order-1', value: 'placed', headers: {} };
  let broker: InMemoryBroker;
  let hasResolved: boolean;

  beforeEach(() => {
    broker = new InMemoryBroker({ [topic]: { partitions: 1, readBy: ['catalog', 'payment'] } });
    hasResolved = false;
  });

  const send = () => broker.send([record]).then(() => (hasResolved = true));
  const joined = (group: string) => new Reader(broker, topic, group).join();

  it('acknowledges a record when each of these groups has committed past it', async () => {
    const [catalog, payment] = await Promise.all([joined('catalog'), joined('payment')]);
    const sent = send();
    await catalog.commit(await catalog.reads('placed'));
    await payment.reads('placed');
    expect(hasResolved).toBe(false);
    await payment.commit(await payment.reads('placed'));
    await sent;
  });

  it('waits for a group that has not joined yet', async () => {
    const sent = send();
    const catalog = await joined('catalog');
    await catalog.commit(await catalog.reads('placed'));
    expect(hasResolved).toBe(false);
    const payment = await joined('payment');
    await payment.commit(await payment.reads('placed'));
    await sent;
  });

  it('waits for no other group', async () => {
    const readers = await Promise.all(['catalog', 'payment', 'dashboard'].map(joined));
    const sent = send();
    for (const reader of readers.slice(0, 2)) await reader.commit(await reader.reads('placed'));
    await sent;
  });

  it('refuses a topic that nobody created', async () => {
    await expect(broker.send([{ ...record, topic: 'order.events.v2' }])).rejects.toThrow('there is no topic order.events.v2');
  });
});

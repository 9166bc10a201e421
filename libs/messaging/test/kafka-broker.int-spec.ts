import { setTimeout as sleep } from 'node:timers/promises';
import { createRequire } from 'node:module';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { describeWithKafka, eventually } from '@app/testing';
import kafkajs, { type Kafka } from 'kafkajs';
import { KafkaBroker } from '../src/kafka/kafka-broker.js';
import { brokerContract } from './broker.contract.js';
import { joinWithAnotherProtocol } from './foreign-member.js';
import { Reader, unique } from './reader.js';

jest.setTimeout(60_000);
beforeAll(() => Logger.overrideLogger(false));

describeWithKafka('the broker on Kafka', (brokers) => {
  brokerContract(() => new KafkaBroker({ brokers, clientId: 'contract' }));
});

describeWithKafka('the broker on Kafka, where kafkajs has its faults,', (brokers) => {
  let broker: KafkaBroker;
  let client: Kafka;
  let topic: string;
  const readers: Reader[] = [];

  beforeAll(() => {
    broker = new KafkaBroker({ brokers, clientId: 'faults' });
    client = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING });
  });

  beforeEach(async () => {
    topic = unique('faults');
    await broker.createTopics([{ name: topic, partitions: 1 }]);
  });

  afterEach(() => Promise.all(readers.splice(0).map((reader) => reader.consumer.stop())));
  afterAll(() => broker.close());

  const member = (groupId?: string) => {
    const reader = new Reader(broker, topic, groupId);
    readers.push(reader);
    return reader;
  };
  const send = (...values: string[]) => broker.send(values.map((value) => ({ topic, key: 'key', value, headers: {} })));

  it('begins again where the records begin, when those at its offset are deleted', async () => {
    const first = await member().join();
    await send('one', 'two', 'three', 'four');
    await first.commit(await first.reads('one'));
    await first.consumer.stop();
    const admin = client.admin();
    await admin.connect();
    try {
      await admin.fetchTopicMetadata({ topics: [topic] }); // deleteTopicRecords needs it and does not get it
      await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '2' }] });
    } finally {
      await admin.disconnect();
    }
    const next = await member(first.groupId).join();
    await next.reads('four');
    expect(next.values).toEqual(['three', 'four']);
  });

  it('begins again at the beginning, when its offset lies behind the end', async () => {
    const first = await member().join();
    await send('one', 'two');
    await first.commit({ ...(await first.reads('two')), offset: 1_000n });
    await first.consumer.stop();
    const next = await member(first.groupId).join();
    await next.reads('two');
    expect(next.values).toEqual(['one', 'two']);
  });

  it('begins again at the beginning, when the offsets of its group are lost', async () => {
    const first = await member().join();
    await send('one', 'two');
    await first.commit(await first.reads('two'));
    await first.consumer.stop();
    const admin = client.admin();
    await admin.connect();
    await admin.deleteGroups([first.groupId]);
    await admin.disconnect();
    const next = await member(first.groupId).join();
    await next.reads('two');
    expect(next.values).toEqual(['one', 'two']);
  });

  it('hands out what others sent: no key, no value, bytes, a header twice', async () => {
    const reader = await member().join();
    const producer = client.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
    await producer.connect();
    await producer.send({
      topic,
      messages: [
        { key: null, value: null },
        { key: 'key', value: Buffer.from([0, 255]), headers: { twice: ['first', 'last'] } },
      ],
    });
    await producer.disconnect();
    await eventually(() => expect(reader.records).toHaveLength(2));
    expect(reader.records).toMatchObject([
      { key: null, value: null, headers: {} },
      { key: 'key', value: Buffer.from([0, 255]), headers: { twice: 'last' } },
    ]);
  });

  it('keeps its place in the group, however long records lie unhandled', async () => {
    const reader = await member().join();
    await send('one');
    await reader.reads('one');
    reader.consumer.pause([{ topic, partition: 0 }]);
    await sleep(11_000); // the session ends after ten seconds without a heartbeat
    await reader.commit(await reader.reads('one'));
    expect(reader.assignments).toHaveLength(1);
  });

  it('does next to nothing while there is nothing to do', async () => {
    await member().join();
    await send('one');
    const queue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js') as {
      prototype: { checkPendingRequests(): void };
    };
    const check = queue.prototype.checkPendingRequests;
    let checks = 0;
    queue.prototype.checkPendingRequests = function count(): void {
      checks += 1;
      check.call(this);
    };
    await sleep(1_000);
    queue.prototype.checkPendingRequests = check;
    expect(checks).toBeLessThan(40); // about ten fetches; unpatched, a thousand per connection
  });

  it('waits for a topic that is missing', async () => {
    const missing = unique('missing');
    const reader = new Reader(broker, missing);
    readers.push(reader);
    await reader.consumer.start();
    await eventually(() => expect(reader.consumer.status).toBe('degraded'), 20_000);
    await broker.createTopics([{ name: missing, partitions: 1 }]);
    await reader.holds((held) => held.length === 1);
    expect(reader.fatal).toBeUndefined();
  });

  it.each([0, 5, 10, 20, 50, 100])('leaves nobody behind in its group when it is stopped %d ms after its start', async (ms) => {
    const leaver = member();
    await leaver.consumer.start();
    await sleep(ms);
    await leaver.consumer.stop();
    await member(leaver.groupId).join(5_000);
  });

  it('is fatal when kafkajs gives its consumer up twice, and takes part as soon as it can', async () => {
    const reader = member();
    const foreigner = await joinWithAnotherProtocol(client, topic, reader.groupId);
    await reader.consumer.start();
    await eventually(() => expect(reader.fatal).toBeDefined(), 20_000);
    expect(reader.consumer.status).not.toBe('running');
    await foreigner.disconnect();
    await send('one');
    await reader.reads('one');
    expect(reader.consumer.status).toBe('running');
  });

  it('shares a cluster with a shop of another namespace and sees nothing of it', async () => {
    const [ours, theirs] = ['ours.', 'theirs.'].map((namespace) => new KafkaBroker({ brokers, clientId: 'shop', namespace }));
    if (!ours || !theirs) throw new Error('two brokers were made');
    await Promise.all([ours, theirs].map((shop) => shop.createTopics([{ name: topic, partitions: 1 }])));
    const reader = await new Reader(ours, topic, 'order').join();
    readers.push(reader);
    await theirs.send([{ topic, key: 'key', value: 'theirs', headers: {} }]);
    await ours.send([{ topic, key: 'key', value: 'ours', headers: {} }]);
    await reader.reads('ours');
    expect(reader.records).toMatchObject([{ topic }]);
    expect(await ours.listTopics()).toContain(topic);
    expect(await ours.listTopics()).not.toContain(`theirs.${topic}`);
    await Promise.all([ours.close(), theirs.close()]);
  });
});

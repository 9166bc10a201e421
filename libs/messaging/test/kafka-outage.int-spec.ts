import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { describeWithKafka, eventually } from '@app/testing';
import { startKafka, type RunningKafka } from '../../../tools/stack/kafka/start-kafka.js';
import { KafkaBroker } from '../src/kafka/kafka-broker.js';
import { Reader } from './reader.js';
import { StubbornSender } from './stubborn-sender.js';

const topic = 'outage';
const recoveryMs = 15_000;

beforeAll(() => Logger.overrideLogger(false));

describeWithKafka('when Kafka is killed and comes back', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'saga-shop-outage-'));
  let kafka: RunningKafka;
  let broker: KafkaBroker;

  beforeAll(async () => {
    kafka = await startKafka({ dataDir, shortLived: true });
    broker = new KafkaBroker({ brokers: kafka.brokers, clientId: 'outage' });
    await broker.createTopics([{ name: topic, partitions: 3 }]);
  }, 120_000);

  afterAll(async () => {
    await broker.close();
    await kafka.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 30_000);

  it('is waited for: nothing is lost, each key keeps its order, nobody gives up and everybody can leave', async () => {
    const reader = await new Reader(broker, topic, 'before').join();
    const sender = new StubbornSender(broker, topic);
    sender.start();
    await sender.sent(50);
    await reader.commit(await reader.reads('key-0 0'));

    await kafka.kill();
    const comer = new Reader(broker, topic, 'meanwhile');
    const leaver = new Reader(broker, topic, 'leaver');
    await comer.consumer.start();
    await leaver.consumer.start();
    await eventually(() => {
      expect(sender.failures).toBeGreaterThan(0);
      expect(reader.consumer.status).toBe('degraded');
      expect(comer.consumer.status).toBe('degraded');
    }, 60_000);
    await expect(broker.listTopics()).rejects.toThrow('did not answer within 3000 ms');
    const before = Date.now();
    await leaver.consumer.stop();
    expect(Date.now() - before).toBeLessThan(6_000);

    await kafka.restart();
    const seen = await sender.sent(sender.count + 50, recoveryMs);
    await reader.reads(String(seen.at(-1)), recoveryMs);
    await sender.stop();
    for (const read of [reader, comer]) {
      await eventually(() => expect(seen.filter((value) => !read.has(value))).toEqual([]), 60_000);
      for (const key of sender.keys) expect(firsts(read, key)).toEqual([...seen].filter((value) => value.startsWith(`${key} `)));
      expect(read.consumer.status).toBe('running');
      expect(read.fatal).toBeUndefined();
    }
    await Promise.all([reader.consumer.stop(), comer.consumer.stop()]);
  }, 180_000);
});

/** What was read of a key, in order of first delivery. */
const firsts = (reader: Reader, key: string) => [
  ...new Set(reader.records.filter((record) => record.key === key).map(({ value }) => String(value))),
];

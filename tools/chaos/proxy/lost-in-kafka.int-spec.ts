import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { KafkaBroker } from '@app/messaging';
import { describeWithKafka, eventually } from '@app/testing';
import { Reader, unique } from '../../../libs/messaging/test/reader.js';
import { startKafka, type RunningKafka } from '../../stack/kafka/start-kafka.js';
import { freePort } from '../../stack/process/free-port.js';
import type { LinkProxy } from './link-proxy.js';
import { startProxy } from './start-proxy.js';

beforeAll(() => Logger.overrideLogger(false));

describeWithKafka('acknowledgements of a broker, lost on the way', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'saga-shop-lost-'));
  const sessionTimeoutMs = 6_000;
  let kafka: RunningKafka;
  let proxy: LinkProxy;
  let direct: KafkaBroker;
  let proxied: KafkaBroker;
  let topic: string;

  beforeAll(async () => {
    const port = await freePort();
    proxy = await startProxy({
      name: 'broker',
      target: { host: '127.0.0.1', port },
      speaks: 'kafka',
      random: Math.random,
      heartbeatHoldMs: sessionTimeoutMs + 2_000,
    });
    kafka = await startKafka({ dataDir, shortLived: true, listeners: [{ name: 'PROXIED', port, advertisedPort: proxy.port }] });
    direct = new KafkaBroker({ brokers: kafka.brokers, clientId: 'direct' });
    proxied = new KafkaBroker({ brokers: [`127.0.0.1:${proxy.port}`], clientId: 'proxied', sessionTimeoutMs });
  }, 120_000);

  beforeEach(async () => {
    topic = unique('lost');
    await direct.createTopics([{ name: topic, partitions: 1 }]);
  });

  const readers: Reader[] = [];
  const enter = (broker: KafkaBroker, group?: string): Promise<Reader> => {
    const reader = new Reader(broker, topic, group);
    readers.push(reader);
    return reader.join();
  };

  afterEach(() => Promise.all(readers.splice(0).map(({ consumer }) => consumer.stop())));

  afterAll(async () => {
    await Promise.all([direct.close(), proxied.close()]);
    await proxy.close();
    await kafka.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 30_000);

  const send = (value: string) => proxied.send([{ topic, key: 'key', value, headers: {} }]);

  it('make a record come twice that its producer sent once', async () => {
    proxy.lose('produce', 1);
    await send('once');
    const reader = await enter(direct);
    await eventually(() => expect(reader.values).toEqual(['once', 'once']));
    expect(proxy.counts).toMatchObject({ 'lost-produce': 1 });
  }, 60_000);

  it('make what was handled come again', async () => {
    await send('handled');
    const reader = await enter(proxied);
    const record = await reader.reads('handled');
    proxy.lose('offset-commit', 100);
    const commit = reader.commit(record).catch(() => undefined);
    await eventually(() => expect(proxy.counts['lost-offset-commit']).toBe(1));
    await reader.consumer.stop();
    await commit;
    const next = await enter(direct, reader.groupId);
    await next.reads('handled');
  }, 60_000);

  it('cost a member its place, which it takes up again', async () => {
    const reader = await enter(proxied);
    proxy.lose('heartbeat', 1);
    await eventually(() => expect(reader.assignments).toHaveLength(2), 30_000);
    await direct.send([{ topic, key: 'key', value: 'later', headers: {} }]);
    await reader.reads('later');
    expect(reader.fatal).toBeUndefined();
  }, 90_000);
});

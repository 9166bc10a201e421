import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portProblem } from '../process/free-port.js';
import { startKafka, whyNoKafka, type RunningKafka } from './start-kafka.js';

const describeWithKafka = whyNoKafka() === undefined ? describe : describe.skip;

describeWithKafka('the embedded Kafka', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'saga-shop-kafka-'));
  let kafka: RunningKafka;

  beforeAll(async () => {
    kafka = await startKafka({ dataDir, shortLived: true });
  }, 120_000);

  afterAll(async () => {
    await kafka.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const clusterId = () => /cluster\.id=(.*)/.exec(readFileSync(join(dataDir, 'kafka', 'data', 'meta.properties'), 'utf8'))?.[1];

  it('serves on its port', async () => {
    expect(kafka.brokers).toEqual([`127.0.0.1:${kafka.port}`]);
    expect(await portProblem(kafka.port)).toBe('EADDRINUSE');
  });

  it('comes back after SIGKILL on the same port and data', async () => {
    const before = clusterId();
    await kafka.kill();
    expect(await portProblem(kafka.port)).toBeUndefined();
    await kafka.restart();
    expect(await portProblem(kafka.port)).toBe('EADDRINUSE');
    expect(clusterId()).toBe(before);
  }, 60_000);
});

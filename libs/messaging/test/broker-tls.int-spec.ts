import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Authority, describeWithCertificates, describeWithKafka } from '@app/testing';
import { kafkaPasswordsOf, type KafkaPasswords } from '../../../tools/stack/kafka/passwords.js';
import { startKafka, type RunningKafka } from '../../../tools/stack/kafka/start-kafka.js';
import { Secrets } from '../../../tools/stack/secrets.js';
import { KafkaBroker } from '../src/kafka/kafka-broker.js';
import type { KafkaOptions } from '../src/kafka/kafka-settings.js';

describeWithCertificates('a broker that shows a certificate', () =>
  describeWithKafka('and wants a password', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'saga-shop-broker-tls-'));
    let ours: Authority;
    let another: Authority;
    let passwords: KafkaPasswords;
    let kafka: RunningKafka;

    beforeAll(async () => {
      [ours, another] = [new Authority(), new Authority()];
      const { cert, key } = ours.issue();
      const own = join(dataDir, 'broker.pem');
      writeFileSync(own, key + cert, { mode: 0o600 });
      passwords = kafkaPasswordsOf(new Secrets(dataDir));
      kafka = await startKafka({ dataDir, shortLived: true, passwords, pem: { own, authority: ours.file } });
    }, 120_000);

    afterAll(async () => {
      await kafka.stop();
      ours.remove();
      another.remove();
      rmSync(dataDir, { recursive: true, force: true });
    });

    const topicsFor = (tls: KafkaOptions['tls']) =>
      new KafkaBroker({
        brokers: kafka.brokers,
        clientId: 'test',
        sasl: { mechanism: 'scram-sha-512', username: 'deploy', password: passwords.deploy },
        ...(tls && { tls }),
      }).listTopics();

    it('answers who believes its authority', async () => {
      expect(await topicsFor({ ca: ours.cert })).toEqual([]);
    });

    it.each([
      ['believes another authority', () => ({ ca: another.cert })],
      ['believes the authorities of the system', () => ({})],
      ['speaks plain text', () => undefined],
    ])('is not talked to by who %s', async (_, tls) => {
      await expect(topicsFor(tls())).rejects.toThrow();
    });
  }),
);

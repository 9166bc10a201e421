import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aclsOf, brokerUsers, topicNames, topics, topicsReadBy } from '@app/contracts';
import { KafkaBroker } from '@app/messaging';
import { describeWithKafka } from '@app/testing';
import { kafkaPasswordsOf, type KafkaPasswords, type KafkaUser } from '../../../tools/stack/kafka/passwords.js';
import { startKafka, type RunningKafka } from '../../../tools/stack/kafka/start-kafka.js';
import { Secrets } from '../../../tools/stack/secrets.js';
import { createKafkaClient } from '../src/kafka/kafka-client.js';
import type { KafkaOptions } from '../src/kafka/kafka-settings.js';

const refused = /not authorized|authorization failed/i;
/** With what kafkajs makes of a refused group. */
const refusedReading = /not authorized|failed to find group coordinator/i;

describeWithKafka('what each user of the broker may do', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'saga-shop-rights-'));
  const opened = new Map<KafkaUser, KafkaBroker>();
  let passwords: KafkaPasswords;
  let kafka: RunningKafka;

  const login = (username: KafkaUser, password = passwords[username]): KafkaOptions => ({
    brokers: kafka.brokers,
    clientId: `test-${username}`,
    sasl: { mechanism: 'scram-sha-512', username, password },
  });

  const as = (user: KafkaUser): KafkaBroker => {
    const broker = opened.get(user) ?? new KafkaBroker(login(user));
    opened.set(user, broker);
    return broker;
  };

  const write = (user: KafkaUser, topic: string) => as(user).send([{ topic, key: 'k', value: 'v', headers: {} }]);

  /** Joins a group and reads a topic; resolves with the broker's refusal, or with "reads". A fresh broker wants patience. */
  async function read(user: KafkaUser, topic: string, groupId: string, isPatient = false): Promise<string> {
    const consumer = createKafkaClient(login(user)).consumer({
      groupId,
      allowAutoTopicCreation: false,
      retry: { retries: isPatient ? 20 : 0, restartOnFailure: async () => isPatient },
    });
    const outcome = new Promise<string>((resolve) => {
      consumer.on(consumer.events.FETCH, () => resolve('reads'));
      consumer.on(consumer.events.CRASH, ({ payload }) => payload.restart || resolve(payload.error.message));
    });
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [topic], fromBeginning: true });
      await consumer.run({ eachMessage: async () => undefined });
      return await outcome;
    } catch (error) {
      return (error as Error).message;
    } finally {
      await consumer.disconnect();
    }
  }

  beforeAll(async () => {
    passwords = kafkaPasswordsOf(new Secrets(dataDir));
    kafka = await startKafka({ dataDir, shortLived: true, passwords });
    const deploy = as('deploy');
    await deploy.createTopics(topicNames.map((name) => ({ name, partitions: 1 })));
    for (const user of brokerUsers) await deploy.grant(user, aclsOf(user));
  }, 120_000);

  afterAll(async () => {
    await Promise.all([...opened.values()].map((broker) => broker.close()));
    await kafka.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  describe.each(brokerUsers)('%s', (user) => {
    it.each(topicNames.filter((name) => topics[name].owner === user))('writes %s', async (topic) => {
      await expect(write(user, topic)).resolves.toBeUndefined();
    });

    it.each(topicNames.filter((name) => topics[name].owner !== user))('cannot write %s', async (topic) => {
      await expect(write(user, topic)).rejects.toThrow(refused);
    });

    it('reads what it hears, as a member of its own group', async () => {
      for (const topic of topicsReadBy(user)) expect(await read(user, topic, user, true)).toBe('reads');
    }, 30_000);

    it.each(topicNames.filter((name) => !topicsReadBy(user).includes(name)))('cannot read %s', async (topic) => {
      expect(await read(user, topic, user)).toMatch(refusedReading);
    });

    it.each(brokerUsers.filter((other) => other !== user))('cannot join the group of %s', async (other) => {
      const [topic = ''] = [...topicsReadBy(user), ...topicNames.filter((name) => topics[name].owner === user)];
      expect(await read(user, topic, other)).toMatch(refusedReading);
    });

    it('cannot create a topic', async () => {
      await expect(as(user).createTopics([{ name: `of-${user}`, partitions: 1 }])).rejects.toMatchObject({
        errors: [{ message: expect.stringMatching(refused) }],
      });
    });

    it('cannot give itself a right', async () => {
      await expect(as(user).grant(user, [{ resource: 'topic', name: 'order.events.v1', operation: 'write' }])).rejects.toThrow(refused);
    });

    it('sees only the topics that it uses', async () => {
      const used = topicNames.filter((name) => topics[name].owner === user || topicsReadBy(user).includes(name));
      expect([...(await as(user).listTopics())].toSorted()).toEqual(used.toSorted());
    });
  });

  it('loses a right that it should not have when rights are given again', async () => {
    const deploy = as('deploy');
    await deploy.grant('user', [...aclsOf('user'), { resource: 'topic', name: 'order.events.v1', operation: 'write' }]);
    await write('user', 'order.events.v1');
    await deploy.grant('user', aclsOf('user'));
    await expect(write('user', 'order.events.v1')).rejects.toThrow(refused);
    await expect(write('user', 'user.events.v1')).resolves.toBeUndefined();
  });

  it.each([
    ['with a wrong password', () => login('order', 'wrong-password')],
    ['with the name of another', () => login('order', passwords.payment)],
    ['without logging in', () => ({ brokers: kafka.brokers, clientId: 'nobody' })],
  ])('answers nobody %s', async (_, options) => {
    await expect(new KafkaBroker(options()).listTopics()).rejects.toThrow();
  });
});

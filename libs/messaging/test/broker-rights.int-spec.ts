import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aclsOf, brokerUsers, topicNames, topics, topicsReadBy, topicsUsedBy, type Acl } from '@app/contracts';
import { KafkaBroker } from '@app/messaging';
import { describeWithKafka } from '@app/testing';
import { kafkaPasswordsOf, type KafkaPasswords, type KafkaUser } from '../../../tools/stack/kafka/passwords.js';
import { startKafka, type RunningKafka } from '../../../tools/stack/kafka/start-kafka.js';
import { Secrets } from '../../../tools/stack/secrets.js';
import { createKafkaClient } from '../src/kafka/kafka-client.js';
import type { KafkaOptions } from '../src/kafka/kafka-settings.js';
import { withAdmin } from '../src/kafka/with-admin.js';
import { actsOnTopics, changeTheBroker } from './operators-acts.js';

const refused = /not authorized|authorization failed/i;
/** What kafkajs makes of a refused group. */
const refusedGroup = /failed to find group coordinator/i;
const refusedReading = new RegExp(`not authorized|${refusedGroup.source}`, 'i');

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

  /** Asks about a group: who may read in it may, and so may who has any other right to it. */
  const askAbout = (group: string, user: KafkaUser) => withAdmin(login(user), (admin) => admin.describeGroups([group]));

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
    // From here on every group has a coordinator, and whoever does not find it may not.
    for (const user of brokerUsers) await askAbout(user, 'deploy');
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

    it.each(brokerUsers.filter((other) => other !== user))('has no right to the group of %s', async (other) => {
      await expect(askAbout(other, user)).rejects.toThrow(refusedGroup);
    });

    const hasGroup = aclsOf(user).some(({ resource }) => resource === 'group');
    it(hasGroup ? 'has a right to its own group, and cannot delete it' : 'has no group', async () => {
      if (!hasGroup) return expect(askAbout(user, user)).rejects.toThrow(refusedGroup);
      await expect(askAbout(user, user)).resolves.toMatchObject({ groups: [{ errorCode: 0 }] });
      const deleting = withAdmin(login(user), (admin) => admin.deleteGroups([user]));
      return expect(deleting).rejects.toMatchObject({ groups: [{ error: { type: 'GROUP_AUTHORIZATION_FAILED' } }] });
    });

    describe.each(Object.entries(actsOnTopics))('cannot %s', (_, act) => {
      it.each(topicNames)('%s', async (topic) => {
        await expect(withAdmin(login(user), (admin) => act(admin, topic))).rejects.toThrow(refused);
      });
    });

    it('cannot change the broker', async () => {
      await expect(withAdmin(login(user), changeTheBroker)).rejects.toThrow(refused);
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
      expect([...(await as(user).listTopics())].toSorted()).toEqual(topicsUsedBy(user).toSorted());
    });
  });

  it.each(Object.entries(actsOnTopics))('lets operators %s a topic: it is the right that others lack', async (act, onTopic) => {
    const topic = `to-${act.replaceAll(' ', '-')}`;
    await as('deploy').createTopics([{ name: topic, partitions: 1 }]);
    await expect(withAdmin(login('deploy'), (admin) => onTopic(admin, topic))).resolves.not.toThrow();
  });

  it('lets operators change the broker', () => expect(withAdmin(login('deploy'), changeTheBroker)).resolves.not.toThrow());

  it('opens a group to who is given the right to it, and to nothing else', async () => {
    const right: Acl = { resource: 'group', name: 'order', operation: 'read' };
    await as('deploy').grant('user', [...aclsOf('user'), right]);
    await expect(askAbout('order', 'user')).resolves.toMatchObject({ groups: [{ errorCode: 0 }] });
    await expect(askAbout('payment', 'user')).rejects.toThrow(refusedGroup);
    await as('deploy').grant('user', aclsOf('user'));
    await expect(askAbout('order', 'user')).rejects.toThrow(refusedGroup);
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

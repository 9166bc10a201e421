import { randomBytes } from 'node:crypto';
import { topicNames, topics } from '@app/contracts';
import { InMemoryBroker, KafkaBroker, type Broker } from '@app/messaging';

/** Topics of its own on the run's Kafka; without one, the broker in memory, in which only `service` must read. */
export async function createBroker(service: string): Promise<Broker> {
  const brokers = process.env['TEST_KAFKA_BROKERS'];
  if (!brokers) return inMemoryBroker(service);
  const kafka = new KafkaBroker({
    brokers: brokers.split(','),
    clientId: `test-${service}`,
    namespace: `test-${randomBytes(4).toString('hex')}.`,
  });
  await kafka.createTopics(topicNames.map((name) => ({ name, partitions: topics[name].partitions })));
  return kafka;
}

const inMemoryBroker = (service: string): Broker =>
  new InMemoryBroker(
    Object.fromEntries(
      topicNames.map((name) => {
        const { partitions, readBy } = topics[name];
        return [name, { partitions, readBy: (readBy as readonly string[]).filter((reader) => reader === service) }];
      }),
    ),
  );

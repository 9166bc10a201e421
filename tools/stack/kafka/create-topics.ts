import { topicNames, topics, type TopicDefinition } from '@app/contracts';
import { KafkaBroker } from '@app/messaging';

// A short program: creates the topics that are missing. Nobody else creates any.
const broker = new KafkaBroker({ brokers: (process.env['KAFKA_BROKERS'] ?? '').split(','), clientId: 'stack' });
await broker.createTopics(
  topicNames.map((name) => {
    const { partitions, retentionMs, compacted }: TopicDefinition = topics[name];
    return { name, partitions, retentionMs, compacted };
  }),
);
await broker.close();

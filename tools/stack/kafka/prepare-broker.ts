import { aclsOf, brokerUsers, topicNames, topics, type TopicDefinition } from '@app/contracts';
import { KafkaBroker } from '@app/messaging';
// By their files: this short program needs no web framework.
import { MessagingSettings } from '../../../libs/platform/src/config/settings.js';
import { kafkaOptionsOf } from '../../../libs/platform/src/service/broker-for.js';

// A short program, run before the services: creates the topics that are missing and, where one must log in, gives each service its
// rights. Nobody else creates any. Reads the variables that services read; its user may create topics and rights.
const settings = new MessagingSettings();
const broker = new KafkaBroker(kafkaOptionsOf(settings, 'deploy'));
await broker.createTopics(
  topicNames.map((name) => {
    const { partitions, retentionMs, compacted }: TopicDefinition = topics[name];
    return { name, partitions, retentionMs, compacted };
  }),
);
if (settings.KAFKA_PASSWORD) for (const service of brokerUsers) await broker.grant(service, aclsOf(service));
await broker.close();

import kafkajs, { type Producer, type ProducerBatch, type ProducerConfig, type TopicMessages } from 'kafkajs';
import { heldAt, makesDetour } from '../inject/detour.js';

// Loaded before an instance: what it publishes of some orders goes to topics that nobody reads, from where the rig brings it on in disorder.
const { prototype } = kafkajs.Kafka;
const makeProducer = prototype.producer;

prototype.producer = function producerWithDetour(this: InstanceType<typeof kafkajs.Kafka>, config?: ProducerConfig): Producer {
  const producer = makeProducer.call(this, config);
  const sendBatch = (batch: ProducerBatch) => producer.sendBatch({ ...batch, topicMessages: batch.topicMessages?.flatMap(divided) ?? [] });
  return { ...producer, sendBatch };
};

function divided({ topic, messages }: TopicMessages): TopicMessages[] {
  const { here = [], there = [] } = Object.groupBy(messages, ({ key }) => (makesDetour(topic, String(key)) ? 'there' : 'here'));
  return [
    { topic, messages: here },
    { topic: heldAt[topic] ?? topic, messages: there },
  ].filter((part) => part.messages.length > 0);
}

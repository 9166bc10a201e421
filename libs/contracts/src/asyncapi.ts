import { z } from 'zod';
import { allEvents } from './all-events.js';
import type { EventDefinition } from './event.js';
import { goldenSamples } from './generated/golden-samples.js';
import { placeOrderStory } from './place-order/story.js';
import { topicNames, topics, type ServiceName, type Topic, type TopicDefinition } from './topics.js';

type Json = Record<string, unknown>;

const bindingVersion = '0.5.0';
const text = { type: 'string', maxLength: 200 };

/** CloudEvents 1.0 in binary mode: the envelope travels as record headers, the value is the data alone. */
const headersOf = ({ type, topic, version }: EventDefinition): Json => ({
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_time', 'ce_subject', 'schema-version', 'aggregate-version'],
  properties: {
    ce_specversion: { const: '1.0' },
    ce_id: { ...text, format: 'uuid', description: 'UUIDv7, once per event: what consumers know duplicates by' },
    ce_type: { const: type },
    ce_source: { const: topics[topic].owner },
    ce_time: { ...text, format: 'date-time' },
    ce_subject: { ...text, description: 'The aggregate, as the key of the record' },
    'schema-version': { const: String(version) },
    'aggregate-version': { ...text, pattern: '^[0-9]+$', description: 'One more with each event of the aggregate' },
    'correlation-id': { ...text, description: 'The order that all of this is about' },
    'causation-id': { ...text, description: 'The event or request that made the service say this' },
    traceparent: { ...text, description: 'W3C trace context' },
  },
});

/** Who says it and when, out of the story; facts outside it are news of their owner. */
function summaryOf(definition: EventDefinition): string {
  const { owner, readBy } = topics[definition.topic];
  const steps = placeOrderStory.filter(({ tells }) => tells.includes(definition));
  const hearers = new Set(placeOrderStory.filter(({ hears }) => hears.includes(definition)).map(({ service }) => service));
  const told = steps.length > 0 ? `: ${steps.map(({ does }) => does).join(', ')}` : '';
  const heard = steps.length > 0 ? [...hearers] : readBy;
  return `Told by ${owner}${told}. Heard by ${heard.join(', ') || 'nobody yet'}.`;
}

/** As a record on the wire. */
function exampleOf({ type, topic, version, key }: EventDefinition, sample: unknown): Json {
  const data = sample as Json;
  return {
    name: 'golden sample',
    headers: {
      ce_specversion: '1.0',
      ce_id: '019a1c00-0000-7000-8000-000000000011',
      ce_type: type,
      ce_source: topics[topic].owner,
      ce_time: '2026-01-01T12:00:00.000Z',
      ce_subject: String(data[key]),
      'schema-version': String(version),
      'aggregate-version': '1',
    },
    payload: data,
  };
}

function messageOf(definition: EventDefinition, samples: Samples): Json {
  const { type, version, aggregate, key, data, sensitive } = definition;
  // AsyncAPI's own schema format stands on draft 7.
  const { $schema: _, ...payload } = z.toJSONSchema(data, { target: 'draft-7', io: 'output' });
  return {
    name: type,
    title: `${type}, version ${version}`,
    summary: summaryOf(definition),
    contentType: 'application/json',
    headers: headersOf(definition),
    payload,
    bindings: { kafka: { key: { ...text, description: `${key}: facts of one ${aggregate} stay in order` }, bindingVersion } },
    ...(samples[type] !== undefined && { examples: [exampleOf(definition, samples[type])] }),
    ...(sensitive.length > 0 && { 'x-sensitive': sensitive }),
  };
}

function channelOf(topic: Topic): Json {
  const { owner, partitions, retentionMs, compacted }: TopicDefinition = topics[topic];
  const topicConfiguration = compacted ? { 'cleanup.policy': ['compact'] } : { 'cleanup.policy': ['delete'], 'retention.ms': retentionMs };
  const messages = allEvents.filter((event) => event.topic === topic);
  return {
    address: topic,
    description: `What ${owner} tells`,
    messages: Object.fromEntries(messages.map(({ type }) => [type, { $ref: `#/components/messages/${type}` }])),
    bindings: { kafka: { topic, partitions, topicConfiguration, bindingVersion } },
  };
}

const operation = (action: 'send' | 'receive', service: ServiceName, topic: Topic): [string, Json] => [
  `${service}.${action}.${topic}`,
  {
    action,
    channel: { $ref: `#/channels/${topic}` },
    tags: [{ name: service }],
    ...(action === 'receive' && { bindings: { kafka: { groupId: { const: service }, bindingVersion } } }),
  },
];

type Samples = Readonly<Record<string, unknown>>;

/**
 * The AsyncAPI 3 document of the shop: every topic, every fact on it, who says it and who hears it.
 * @param samples what each fact may look like, by its type
 */
export const buildAsyncApi = (samples: Samples = goldenSamples): Json => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Saga Shop: events',
    version: '1.0.0',
    description: 'Every event is delivered at least once, in order per key. A version only ever gains fields.',
    license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
  },
  defaultContentType: 'application/json',
  servers: {
    broker: {
      host: '{host}',
      protocol: 'kafka',
      description: 'One of `KAFKA_BROKERS`',
      variables: { host: { default: '127.0.0.1:19092', description: 'Where `npm start` has it' } },
      security: [{ $ref: '#/components/securitySchemes/login' }],
    },
  },
  channels: Object.fromEntries(topicNames.map((topic) => [topic, channelOf(topic)])),
  operations: Object.fromEntries(
    topicNames.flatMap((topic) => [
      operation('send', topics[topic].owner, topic),
      ...topics[topic].readBy.map((service) => operation('receive', service, topic)),
    ]),
  ),
  components: {
    messages: Object.fromEntries(allEvents.map((event) => [event.type, messageOf(event, samples)])),
    securitySchemes: {
      login: { type: 'scramSha512', description: 'A user per service, who may write what the service owns and read what it hears' },
    },
  },
});

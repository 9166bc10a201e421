import { allEvents, placeOrderStory, topicNames, topics, type EventDefinition } from '@app/contracts';
import { z } from 'zod';

const code = (words: string): string => `\`${words}\``;

/** What each fact carries, topic by topic, out of the definitions that both sides are checked against. */
export function factsPage(): string {
  return [
    '# The facts',
    '',
    'Every event of the shop, from the definitions in [`libs/contracts`](../../libs/contracts/README.md). Drawn by `npm run docs`.',
    'A field with `?` may be missing; a field marked _sensitive_ never reaches timelines, logs or listings. The whole schemas: `GET /asyncapi.json` at the gateway.',
    ...topicNames.flatMap(topicSection),
    '',
  ].join('\n');
}

function topicSection(topic: (typeof topicNames)[number]): string[] {
  const { owner, readBy, partitions } = topics[topic];
  const kept = 'compacted' in topics[topic] ? 'the last record of each key is kept' : 'kept for seven days';
  return [
    '',
    `## ${topic}`,
    '',
    `Told by ${owner}, read by ${readBy.join(' and ') || 'nobody yet'}; ${partitions} partitions, ${kept}.`,
    '',
    '| fact | version | key | heard by | data |',
    '|---|---|---|---|---|',
    ...allEvents.filter((definition) => definition.topic === topic).map((definition) => row(definition, readBy)),
  ];
}

function row(definition: EventDefinition, readBy: readonly string[]): string {
  const { type, version, key } = definition;
  const steps = placeOrderStory.filter(({ hears }) => hears.includes(definition));
  const isOfTheStory = placeOrderStory.some(({ tells }) => tells.includes(definition));
  const hearers = isOfTheStory ? [...new Set(steps.map(({ service }) => service))] : readBy;
  return `| ${code(type)} | ${version} | ${code(key)} | ${hearers.join(', ') || '–'} | ${fields(definition)} |`;
}

function fields({ data, sensitive }: EventDefinition): string {
  const { properties = {}, required = [] } = z.toJSONSchema(data);
  return Object.keys(properties)
    .map((name) => code(required.includes(name) ? name : `${name}?`) + (sensitive.includes(name) ? ' _sensitive_' : ''))
    .join(', ');
}

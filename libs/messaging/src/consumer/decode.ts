import { topics, type EventDefinition, type EventOf, type Topic } from '@app/contracts';
import { v5 } from 'uuid';
import type { BrokerRecord } from '../broker.js';
import { fromHeaders } from '../headers.js';
import { maxEventBytes } from '../outbox/outbox.js';
import type { Content, Route } from './message.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Namespace of the ids that stand in for an unreadable `ce_id`: one per place in a topic, so that a redelivery is the same letter. */
const placeNamespace = '4f1c2a52-6d0e-4f6f-9a4b-0d6f6d5b7c11';

/** Reads a record as far as it can be read. It never throws: what cannot be read is poison, with the reason. */
export function decode(record: BrokerRecord, routes: ReadonlyMap<string, Route>): Content {
  const route = routes.get(record.headers['ce_type'] ?? '');
  if (!route || route.definition.topic !== record.topic) return { kind: 'foreign' };
  const envelope = fromHeaders(record.headers);
  const id = uuid.test(envelope.id) ? envelope.id.toLowerCase() : undefined;
  const eventId = id ?? v5(`${record.topic}/${record.partition}/${record.offset}`, placeNamespace);
  const poison = (reason: string, detail: string, parksKey = false): Content => ({
    kind: 'poison',
    eventId,
    reason,
    detail,
    parksKey: parksKey && record.key !== null,
  });

  if (!id) return poison('bad-id', 'the header ce_id is not a UUID');
  const { owner } = topics[record.topic as Topic];
  if (envelope.source !== owner) return poison('wrong-source', `only ${owner} may write to ${record.topic}`);
  if (!record.value) return poison('no-value', 'an event topic has no tombstones');
  if (sizeOf(record) > maxEventBytes) return poison('too-large', `more than ${maxEventBytes} bytes`);
  const json = parseJson(record.value);
  if (json === undefined) return poison('not-json', 'the value is not JSON');
  const { definition } = route;
  if (envelope.schemaVersion !== definition.version) {
    return poison('unknown-version', `version ${record.headers['schema-version']} of ${definition.type} is not known here`, true);
  }
  const data = definition.data.safeParse(json);
  if (!data.success) return poison('bad-data', data.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join(', '), true);
  if (String(data.data[definition.key]) !== record.key) return poison('wrong-key', `the key is not the ${definition.key} of the data`);
  const event = { ...envelope, id, type: definition.type, data: data.data } as unknown as EventOf<EventDefinition>;
  return { kind: 'readable', event, route };
}

function sizeOf(record: BrokerRecord): number {
  const headers = Object.entries(record.headers).reduce((bytes, [name, value]) => bytes + name.length + Buffer.byteLength(value), 0);
  return (record.value?.length ?? 0) + headers;
}

/** JSON with numbers that a double can hold exactly; anything else is undefined. */
function parseJson(value: Buffer): unknown {
  try {
    return JSON.parse(value.toString('utf8'));
  } catch {
    return undefined;
  }
}

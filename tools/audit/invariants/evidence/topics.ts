import { topics, type Topic } from '@app/contracts';
import type { BrokerRecord } from '@app/messaging';
import type { Books, FactEntry } from '../../books.js';
import type { Evidence } from '../../evidence.js';
import { groupBy, ofEvent, type Finding, type Invariant } from '../invariant.js';

export const placeOf = ({ topic, partition, offset }: Pick<BrokerRecord, 'topic' | 'partition' | 'offset'>): string =>
  `${topic}/${partition}/${offset}`;

export const idOf = ({ headers }: BrokerRecord): string => (headers['ce_id'] ?? '').toLowerCase();

const isHistory = (topic: string): boolean => topic in topics && !('compacted' in topics[topic as Topic]);

const sorted = (headers: Readonly<Record<string, string>>): string => JSON.stringify(Object.entries(headers).toSorted());

const isSame = (record: BrokerRecord, { key, payload, headers }: FactEntry): boolean =>
  record.key === key &&
  (payload === undefined || record.value?.toString() === payload) &&
  (headers === undefined || sorted(record.headers) === sorted(headers));

/** A compacted topic keeps the last record of a key alone, so nothing is missing there; what is there must be right all the same. */
function topicsSayWhatWasDecided({ spines }: Books, { topics: records, injected = [] }: Evidence): Finding[] {
  if (!records) return [];
  const facts = new Map(spines.flatMap((spine) => spine.facts).map((fact) => [`${fact.topic} ${fact.eventId}`, fact]));
  const foreign = new Set(injected.filter(({ expected }) => expected !== 'absorbed').map(placeOf));
  const found = new Set<string>();
  const strange: Finding[] = [];
  for (const record of records.filter(({ topic }) => topic in topics)) {
    const fact = facts.get(`${record.topic} ${idOf(record)}`);
    if (fact) found.add(`${fact.topic} ${fact.eventId}`);
    if (foreign.has(placeOf(record)) || (fact && isSame(record, fact))) continue;
    const words = fact ? 'is not what its outbox says' : 'is in nobody’s outbox';
    strange.push(ofEvent(idOf(record), `${placeOf(record)}: ${record.headers['ce_type']} ${idOf(record)} ${words}`));
  }
  const missing = [...facts].filter(([name, { topic, isPublished }]) => isPublished && isHistory(topic) && !found.has(name));
  return [
    ...strange,
    ...missing.map(([, fact]) => ofEvent(fact.eventId, `${fact.type} ${fact.eventId} was published and is not in ${fact.topic}`)),
  ];
}

/** The records of a topic by key, each event where it came first; where they took a way around, as the relay wrote them. */
export function firstOccurrences(
  { topics: records = [], heldAt = {}, injected = [] }: Evidence,
  topic: string,
): Map<string, BrokerRecord[]> {
  const foreign = new Set(injected.map(placeOf));
  const seen = new Set<string>();
  const first = records.filter((record) => {
    const isNew = record.topic === (heldAt[topic] ?? topic) && !foreign.has(placeOf(record)) && !seen.has(idOf(record));
    if (isNew) seen.add(idOf(record));
    return isNew;
  });
  return groupBy(first, ({ key }) => String(key));
}

function factsOfAKeyComeInTheirOrder(_: Books, evidence: Evidence): Finding[] {
  return Object.keys(topics).filter(isHistory).flatMap((topic) =>
    [...firstOccurrences(evidence, topic)].flatMap(([key, records]) => {
      const versions = records.map(({ headers }) => Number(headers['aggregate-version']));
      return versions.every((version, index) => version === index + 1) ? [] : [{ what: `${topic}: ${key} has facts ${versions.join(', ')}` }];
    }),
  ); // prettier-ignore
}

export const topicInvariants: readonly Invariant[] = [
  {
    name: 'the topics say what was decided, to the byte, and nothing else',
    holds: 'at rest',
    remedy: 'See who may write to the topic, and what the relay sent under that id.',
    violations: topicsSayWhatWasDecided,
  },
  {
    name: 'the facts of a key come in their order',
    holds: 'always',
    remedy: 'Two relays held the same shard, or one sent around a row: see relay_instances and the leases.',
    violations: factsOfAKeyComeInTheirOrder,
  },
];

import { consumedBy, topics, type Topic } from '@app/contracts';
import type { Books, FactEntry } from '../books.js';
import { groupBy, type Invariant } from './invariant.js';

function everythingIsPublished({ spines }: Books): string[] {
  return spines.flatMap(({ service, facts }) => facts.filter(({ isPublished }) => !isPublished).map((fact) => `${service} has not published ${say(fact)}`)); // prettier-ignore
}

/** Numbers of an aggregate's facts are 1, 2, 3 …: one that is missing was decided and lost. */
function versionsHaveNoGaps({ spines }: Books): string[] {
  return spines.flatMap(({ service, facts }) =>
    [...groupBy(facts, ({ aggregate }) => aggregate)].flatMap(([aggregate, all]) => {
      const versions = all.map(({ version }) => version);
      return versions.every((version, index) => version === index + 1) ? [] : [`${service}: ${aggregate} has facts ${versions.join(', ')}`];
    }),
  );
}

/** Facts about products are state, not history: their reader keeps the newest and needs no inbox. */
function everyFactIsHeard({ spines }: Books): string[] {
  const facts = spines.flatMap((spine) => spine.facts);
  return spines.flatMap(({ service, inbox }) => {
    const heard = service === 'bank' ? [] : consumedBy(service).map(({ type }) => type);
    return facts
      .filter(({ topic, type }) => isReadBy(topic, service) && heard.includes(type))
      .filter(({ eventId }) => !inbox.has(eventId))
      .map((fact) => `${service} has not heard ${say(fact)}`);
  });
}

const isReadBy = (topic: string, service: string): boolean =>
  topic in topics && !('compacted' in topics[topic as Topic]) && (topics[topic as Topic].readBy as readonly string[]).includes(service);

const say = ({ type, aggregate, version }: FactEntry): string => `${type}, number ${version} of ${aggregate}`;

const none = (field: 'deadLetters' | 'parkedKeys' | 'anomalies') => ({ spines }: Books): string[] =>
  spines.flatMap((spine) => spine[field].map((words) => `${spine.service}: ${words}`)); // prettier-ignore

export const spineInvariants: readonly Invariant[] = [
  { name: 'everything is published', violations: everythingIsPublished },
  { name: 'the facts of an aggregate are numbered without a gap', violations: versionsHaveNoGaps },
  { name: 'every fact is heard by all whose part it is', violations: everyFactIsHeard },
  { name: 'there are no dead letters', violations: none('deadLetters') },
  { name: 'no key is parked', violations: none('parkedKeys') },
  { name: 'nothing impossible was heard', violations: none('anomalies') },
];

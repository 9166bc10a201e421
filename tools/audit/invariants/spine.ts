import { consumedBy, topics, type Topic } from '@app/contracts';
import type { Books, FactEntry } from '../books.js';
import type { Evidence } from '../evidence.js';
import { groupBy, ofEvent, type Finding, type Invariant } from './invariant.js';
import { isKept } from './retention.js';

const say = ({ type, aggregate, version }: FactEntry): string => `${type}, number ${version} of ${aggregate}`;

function everythingIsPublished({ spines }: Books): Finding[] {
  return spines.flatMap(({ service, facts }) =>
    facts.filter(({ isPublished }) => !isPublished).map((fact) => ofEvent(fact.eventId, `${service} has not published ${say(fact)}`)),
  );
}

/** Numbers of an aggregate's facts are 1, 2, 3 … as its row has counted them: one that is missing was decided and lost. */
function versionsHaveNoGaps({ spines }: Books): Finding[] {
  return spines.flatMap(({ service, facts, aggregates }) => {
    const told = groupBy(facts, ({ aggregate }) => aggregate);
    const known = new Set(aggregates.map(({ aggregate }) => aggregate));
    const strange = [...told.keys()].filter((aggregate) => !known.has(aggregate));
    return [
      ...strange.map((aggregate) => ({ what: `${service} has facts of ${aggregate}, which there is not` })),
      ...aggregates.flatMap((row) => {
        const versions = (told.get(row.aggregate) ?? []).map(({ version }) => version);
        const first = isKept.facts(row) ? 1 : row.facts - versions.length + 1;
        const wanted = Array.from({ length: row.facts - first + 1 }, (_, index) => first + index);
        return String(versions) === String(wanted)
          ? []
          : [{ what: `${service}: ${row.aggregate} has facts [${versions}], not [${wanted}]` }];
      }),
    ];
  });
}

/** Whether a service takes note of it. Facts about products are state, not history: their reader keeps the newest and needs no inbox. */
export const isHeardBy =
  (service: string) =>
  ({ topic, type }: Pick<FactEntry, 'topic' | 'type'>): boolean => {
    if (service === 'bank' || !(topic in topics) || 'compacted' in topics[topic as Topic]) return false;
    const reads = (topics[topic as Topic].readBy as readonly string[]).includes(service);
    return reads && consumedBy(service as Parameters<typeof consumedBy>[0]).some((heard) => heard.type === type);
  };

function everyFactIsHeard({ spines }: Books): Finding[] {
  const facts = spines.flatMap((spine) => spine.facts);
  return spines.flatMap(({ service, inbox }) =>
    facts
      .filter(isHeardBy(service))
      .filter(({ eventId }) => !inbox.has(eventId))
      .map((fact) => ofEvent(fact.eventId, `${service} has not heard ${say(fact)}`)),
  );
}

/** The other way round: an inbox is exactly what was said to it. */
function nothingIsHeardThatNobodySaid({ spines }: Books, { injected = [] }: Evidence): Finding[] {
  const facts = spines.flatMap((spine) => spine.facts);
  const known = new Set(injected.map(({ eventId }) => eventId));
  return spines.flatMap(({ service, inbox, deadLetters }) => {
    const said = new Set(facts.filter(isHeardBy(service)).map(({ eventId }) => eventId));
    const dead = new Set(deadLetters.map(({ eventId }) => eventId));
    return [...inbox]
      .filter((id) => !said.has(id) && !known.has(id) && !dead.has(id))
      .map((id) => ofEvent(id, `${service} has heard event ${id}, which nobody said`));
  });
}

function noDeadLetterWaits({ spines }: Books): Finding[] {
  return spines.flatMap(({ service, deadLetters }) =>
    deadLetters
      .filter(({ status }) => status === 'parked')
      .map((letter) => ofEvent(letter.eventId, `${service}: ${letter.type} ${letter.eventId} ${letter.reason}: ${letter.error}`)),
  );
}

function noKeyIsParked({ spines }: Books): Finding[] {
  return spines.flatMap(({ service, parkedKeys }) => parkedKeys.map((words) => ({ what: `${service}: ${words}` })));
}

function nothingImpossibleWasHeard({ spines }: Books, { injected = [] }: Evidence): Finding[] {
  const expected = new Set(injected.map(({ eventId }) => eventId));
  return spines.flatMap(({ service, anomalies }) =>
    anomalies
      .filter(({ eventId }) => !expected.has(eventId))
      .map(({ eventId, type, subject, because }) => ofEvent(eventId, `${service}: ${type} of ${subject} ${because}`)),
  );
}

const lag = 'See `consumer_lag` of the reader and its log. It reads on by itself as soon as it can; offsets may be reset to an earlier place, the inbox absorbs what is known.'; // prettier-ignore
const letters = 'Read the letter: GET /internal/dead-letters on the service itself, as admin. Mend the cause, then replay it, or discard it with a reason.'; // prettier-ignore

export const spineInvariants: readonly Invariant[] = [
  {
    name: 'everything is published',
    holds: 'at rest',
    remedy: 'See the broker and the log of the relay; a blocked row (too large for the broker) must be shortened or given up by hand.',
    violations: everythingIsPublished,
  },
  {
    name: 'the facts of an aggregate are numbered without a gap',
    holds: 'always',
    remedy: 'A fact was deleted from an outbox, or its row was changed without one. Restate the aggregate; readers keep what they know.',
    violations: versionsHaveNoGaps,
  },
  { name: 'every fact is heard by all whose part it is', holds: 'at rest', remedy: lag, violations: everyFactIsHeard },
  {
    name: 'nothing is heard that nobody said',
    holds: 'at rest',
    remedy: 'Somebody else than its owner writes to a topic, or an outbox was restored to an earlier moment. See who may write there.',
    violations: nothingIsHeardThatNobodySaid,
  },
  { name: 'there are no dead letters', holds: 'always', remedy: letters, violations: noDeadLetterWaits },
  { name: 'no key is parked', holds: 'always', remedy: letters, violations: noKeyIsParked },
  {
    name: 'nothing impossible was heard',
    holds: 'always',
    remedy: 'Nothing was changed by it. Find out on the timeline who told the story in another way than it is written.',
    violations: nothingImpossibleWasHeard,
  },
];

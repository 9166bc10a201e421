import type { Books, DeadLetterEntry, Spine } from '../../books.js';
import type { Evidence, Injection } from '../../evidence.js';
import { ofEvent, type Finding, type Invariant } from '../invariant.js';
import { isHeardBy } from '../spine.js';
import { placeOf } from './topics.js';

/** Whatever came of it is known by its event, or else by its place: a record that was sent twice is one event at two places. */
const nameOf = (injection: Injection): string => injection.eventId ?? placeOf(injection);

function expectedOf({ injected = [], topics = [] }: Evidence, { service }: Spine, expected: Injection['expected']): Set<string> {
  const typeAt = new Map(topics.map((record) => [placeOf(record), record.headers['ce_type'] ?? '']));
  const isFor = (injection: Injection): boolean =>
    injection.by
      ? (injection.by as readonly string[]).includes(service)
      : isHeardBy(service)({ topic: injection.topic, type: typeAt.get(placeOf(injection)) ?? '' });
  return new Set(injected.filter((injection) => injection.expected === expected && isFor(injection)).map(nameOf));
}

/** A real message may have stood behind a poisoned one; then it was replayed. */
const stoodBehind = ({ reason, status }: DeadLetterEntry): boolean => reason === 'key-parked' && status === 'replayed';

function deadLettersAreExact({ spines }: Books, evidence: Evidence): Finding[] {
  if (!evidence.injected) return [];
  return spines.flatMap((spine) => {
    const expected = expectedOf(evidence, spine, 'dead-letter');
    const found = new Set(spine.deadLetters.flatMap(({ place, eventId }) => [place, eventId]));
    const missing = [...expected].filter((name) => !found.has(name));
    const isExpected = ({ place, eventId }: DeadLetterEntry): boolean => expected.has(place) || expected.has(eventId);
    const strange = spine.deadLetters.filter((letter) => !isExpected(letter) && !stoodBehind(letter));
    return [
      ...missing.map((name) => ({ what: `${spine.service} has no dead letter for what was injected as ${name}` })),
      ...strange.map(({ eventId, place, reason, status }) =>
        ofEvent(eventId, `${spine.service}: dead letter ${place}, ${reason}, ${status}`),
      ),
    ];
  });
}

function anomaliesAreExact({ spines }: Books, evidence: Evidence): Finding[] {
  if (!evidence.injected) return [];
  return spines.flatMap((spine) => {
    const expected = expectedOf(evidence, spine, 'anomaly');
    const found = new Set(spine.anomalies.map(({ eventId }) => eventId));
    const missing = [...expected].filter((id) => !found.has(id));
    const strange = spine.anomalies.filter(({ eventId }) => !expected.has(eventId));
    return [
      ...missing.map((id) => ofEvent(id, `${spine.service} took no offence at event ${id}`)),
      ...strange.map(({ eventId, type, because }) => ofEvent(eventId, `${spine.service}: ${type} ${eventId} is ${because}`)),
    ];
  });
}

const remedy = 'What was injected and what came of it differ: the fault is in the code, or in the list of what was injected.';

export const injectionInvariants: readonly Invariant[] = [
  { name: 'dead letters are exactly the poison that was injected', holds: 'at rest', remedy, violations: deadLettersAreExact },
  { name: 'anomalies are exactly the impossible facts that were injected', holds: 'at rest', remedy, violations: anomaliesAreExact },
];

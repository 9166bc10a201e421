import type { Books, Spine } from '../../books.js';
import type { Evidence, Injection } from '../../evidence.js';
import { ofEvent, type Finding, type Invariant } from '../invariant.js';
import { placeOf } from './topics.js';

const expectedOf = (injected: readonly Injection[], spine: Spine, expected: Injection['expected']): Injection[] =>
  injected.filter((one) => one.expected === expected && (one.by as readonly string[]).includes(spine.service));

/** A real message may have stood behind a poisoned one; then it was replayed. */
const stoodBehind = ({ reason, status }: Spine['deadLetters'][number]): boolean => reason === 'key-parked' && status === 'replayed';

function deadLettersAreExact({ spines }: Books, { injected }: Evidence): Finding[] {
  if (!injected) return [];
  return spines.flatMap((spine) => {
    const expected = new Set(expectedOf(injected, spine, 'dead-letter').map(placeOf));
    const found = new Set(spine.deadLetters.map(({ place }) => place));
    const missing = [...expected].filter((place) => !found.has(place));
    const strange = spine.deadLetters.filter((letter) => !expected.has(letter.place) && !stoodBehind(letter));
    return [
      ...missing.map((place) => ({ what: `${spine.service} has no dead letter for what was injected at ${place}` })),
      ...strange.map(({ eventId, place, reason, status }) =>
        ofEvent(eventId, `${spine.service}: dead letter ${place}, ${reason}, ${status}`),
      ),
    ];
  });
}

function anomaliesAreExact({ spines }: Books, { injected }: Evidence): Finding[] {
  if (!injected) return [];
  return spines.flatMap((spine) => {
    const expected = new Set(expectedOf(injected, spine, 'anomaly').map(({ eventId }) => String(eventId)));
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

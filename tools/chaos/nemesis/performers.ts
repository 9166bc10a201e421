import type { FaultClass } from './catalogue.js';
import { bankOutage, crumbs, cut, lose, narrow, oneWay, refuse, short, silence, slow, swizzle } from './link-faults.js';
import { duplicateEvent, fullReplay, impossibleFact, parkOrder, poison, replayDeadLetters } from './message-faults.js';
import type { Performer } from './performer.js';
import { freezeInstance, jumpClock, killInstance, killPair, rollingRestart } from './process-faults.js';
import { crashPostgres, killBackend, killBroker } from './server-faults.js';

/** Who does what the catalogue names. */
export const performers: Readonly<Record<FaultClass, Performer>> = {
  'kill-instance': killInstance,
  'kill-pair': killPair,
  'freeze-instance': freezeInstance,
  'rolling-restart': rollingRestart,
  'kill-broker': killBroker,
  'kill-backend': killBackend,
  'crash-postgres': crashPostgres,
  'clock-jump': jumpClock,
  'link-cut': cut,
  'link-silent': silence,
  'link-one-way': oneWay,
  'link-slow': slow,
  'link-narrow': narrow,
  'link-crumbs': crumbs,
  'link-refuse': refuse,
  'link-short': short,
  'links-swizzled': swizzle,
  'bank-outage': bankOutage,
  'lost-commit': lose('commit'),
  'lost-produce': lose('produce'),
  'lost-offset-commit': lose('offset-commit'),
  'lost-heartbeat': lose('heartbeat', 1),
  'lost-bank-answer': lose('bank-answer'),
  'duplicate-event': duplicateEvent,
  poison: poison,
  'parked-order': parkOrder,
  'impossible-fact': impossibleFact,
  'dead-letters-replayed': replayDeadLetters,
  'full-replay': fullReplay,
};

import { instanceNames, pairedServices, serverNames } from '../shop/names.js';

/** Times are counted over four minutes of faults, whatever the length of a run. */
export const CATALOGUE_SECONDS = 240;

export interface FaultKind {
  /** How often in four minutes. */
  readonly times: number;
  readonly targets: readonly string[];
  /** Seconds from its cause to the end of it: drawn from this range. 0 for what takes no time. */
  readonly lasts: readonly [number, number];
}

const paired = instanceNames.filter((name) => /\d$/.test(name));
const ofPaired = (end: string): string[] => paired.map((name) => `${name} → ${end}`);
const towardsBank = ['payment-1 → bank', 'payment-2 → bank'];
const fromGateway = paired.map((name) => `gateway → ${name}`);
const links = [...ofPaired('postgres'), ...ofPaired('kafka'), ...towardsBank, ...fromGateway, 'user → postgres', 'user → kafka'];
const groups = [...pairedServices];
const atOnce = [0, 0] as const;

/** Everything that is done to the shop. */
export const catalogue = {
  'kill-instance': { times: 25, targets: instanceNames, lasts: [0, 5] },
  'kill-pair': { times: 4, targets: groups, lasts: [0, 5] },
  'freeze-instance': { times: 10, targets: paired, lasts: [2, 25] },
  'rolling-restart': { times: 4, targets: groups, lasts: atOnce },
  'kill-broker': { times: 4, targets: ['kafka'], lasts: [1, 15] },
  'kill-backend': { times: 6, targets: serverNames, lasts: atOnce },
  'crash-postgres': { times: 4, targets: serverNames, lasts: [0, 2] },
  'clock-jump': { times: 2, targets: paired, lasts: [5, 30] },

  'link-cut': { times: 8, targets: links, lasts: atOnce },
  'link-silent': { times: 6, targets: links, lasts: [1, 12] },
  'link-one-way': { times: 5, targets: links, lasts: [1, 12] },
  'link-slow': { times: 5, targets: links, lasts: [2, 15] },
  'link-narrow': { times: 3, targets: links, lasts: [2, 15] },
  'link-crumbs': { times: 2, targets: links, lasts: [2, 10] },
  'link-refuse': { times: 5, targets: links, lasts: [1, 8] },
  'link-short': { times: 4, targets: links, lasts: atOnce },
  'links-swizzled': { times: 2, targets: ['links'], lasts: [6, 14] },
  'bank-outage': { times: 1, targets: ['bank'], lasts: [15, 30] },

  'lost-commit': { times: 25, targets: ofPaired('postgres'), lasts: atOnce },
  'lost-produce': { times: 20, targets: ofPaired('kafka'), lasts: atOnce },
  'lost-offset-commit': { times: 15, targets: ofPaired('kafka'), lasts: atOnce },
  'lost-heartbeat': { times: 3, targets: ofPaired('kafka'), lasts: atOnce },
  'lost-bank-answer': { times: 60, targets: towardsBank, lasts: atOnce },

  'duplicate-event': { times: 500, targets: ['order.events.v1', 'catalog.events.v1', 'payment.events.v1'], lasts: atOnce },
  'poison': { times: 26, targets: ['not-json', 'unknown-type', 'unknown-version', 'wrong-source', 'bad-id', 'no-value', 'too-large', 'bad-data'], lasts: atOnce }, // prettier-ignore
  'parked-order': { times: 10, targets: ['order.events.v1', 'payment.events.v1'], lasts: atOnce },
  'impossible-fact': { times: 14, targets: ['captured-though-cancelled', 'confirmed-though-unknown', 'authorized-though-unknown'], lasts: atOnce }, // prettier-ignore
  'dead-letters-replayed': { times: 5, targets: groups, lasts: atOnce },
  'full-replay': { times: 1, targets: groups, lasts: atOnce },
} as const satisfies Record<string, FaultKind>;

export type FaultClass = keyof typeof catalogue;

export const faultClasses = Object.keys(catalogue) as FaultClass[];

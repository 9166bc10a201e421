import type { Books } from './books.js';
import type { Evidence } from './evidence.js';
import { endInvariants } from './invariants/ends.js';
import { clientLogInvariants } from './invariants/evidence/client-log.js';
import { historyInvariants } from './invariants/evidence/history.js';
import { injectionInvariants } from './invariants/evidence/injected.js';
import { logInvariants } from './invariants/evidence/postgres-logs.js';
import { topicInvariants } from './invariants/evidence/topics.js';
import type { Invariant, Violation } from './invariants/invariant.js';
import { moneyInvariants } from './invariants/money.js';
import { orderInvariants } from './invariants/orders.js';
import { spineInvariants } from './invariants/spine.js';
import { stockInvariants } from './invariants/stock.js';
import { settled } from './settled.js';

/** What every shop can be asked. */
export const invariants: readonly Invariant[] = [
  ...orderInvariants,
  ...stockInvariants,
  ...moneyInvariants,
  ...endInvariants,
  ...spineInvariants,
];

/** What only somebody with evidence can judge. */
export const evidenceInvariants: readonly Invariant[] = [
  ...clientLogInvariants,
  ...topicInvariants,
  ...historyInvariants,
  ...injectionInvariants,
  ...logInvariants,
];

const everything = [...invariants, ...evidenceInvariants];

const judge = (by: readonly Invariant[], books: Books, evidence: Evidence): Violation[] =>
  by.flatMap(({ name, violations }) => violations(books, evidence).map((finding) => ({ invariant: name, ...finding })));

/** What is not as it must be once every order is final and nothing moves any more. */
export const audit = (books: Books, evidence: Evidence = {}): Violation[] => judge(everything, books, evidence);

/**
 * What is not as it must be while orders are on their way: what always holds is asked of everything, the rest of what has come to rest.
 * @param marginMs for how long nothing may have happened to an order before it counts as having come to rest
 */
export const auditLive = (books: Books, marginMs: number, evidence: Evidence = {}): Violation[] => [
  ...judge(everything.filter(({ holds }) => holds === 'always'), books, evidence),
  ...judge(invariants.filter(({ holds }) => holds === 'at rest'), settled(books, marginMs), evidence),
]; // prettier-ignore

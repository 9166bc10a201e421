import type { Books } from './books.js';
import type { Invariant, Violation } from './invariants/invariant.js';
import { moneyInvariants } from './invariants/money.js';
import { orderInvariants } from './invariants/orders.js';
import { spineInvariants } from './invariants/spine.js';
import { stockInvariants } from './invariants/stock.js';

export const invariants: readonly Invariant[] = [...orderInvariants, ...stockInvariants, ...moneyInvariants, ...spineInvariants];

/** What is not as it must be once every order is final and nothing moves any more. */
export const audit = (books: Books): Violation[] =>
  invariants.flatMap(({ name, violations }) => violations(books).map((what) => ({ invariant: name, what })));

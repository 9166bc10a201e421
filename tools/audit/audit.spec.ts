import { audit, auditLive, invariants } from './audit.js';
import { cleanBooks } from './test/clean-books.js';
import type { Books, Spine } from './books.js';

type Change = (books: Books) => Partial<Books>;

const first = <Item extends object>(items: readonly Item[], change: Partial<Item>): Item[] =>
  items.map((item, index) => (index === 0 ? { ...item, ...change } : item));
const firstSpine = (books: Books, change: (spine: Spine) => Partial<Spine>): Partial<Books> => ({
  spines: books.spines.map((spine, index) => (index === 0 ? { ...spine, ...change(spine) } : spine)),
});
const planted = (change: Change): Books => ({ ...cleanBooks(), ...change(cleanBooks()) });
const namesIn = (violations: ReturnType<typeof audit>): string[] => [...new Set(violations.map(({ invariant }) => invariant))];
const letter = { eventId: 'e1', type: 'OrderPlaced', reason: 'not-json', error: 'x', status: 'parked', place: 't/0/0' } as const;
const anomaly = { eventId: 'e1', type: 'OrderConfirmed', subject: 'o1', because: 'impossible-for-this-order' };

// The first order, with all that belongs to it, is completed.
const faults: readonly [string, Change][] = [
  ['every order is final', ({ orders }) => ({ orders: first(orders, { status: 'confirmed' }) })],
  ['every end has its reason', ({ orders }) => ({ orders: first(orders, { reason: 'timed-out' }) })],
  ['every key has one order, and every order one key', ({ keys }) => ({ keys: first(keys, { orderId: 'lost' }) })],
  ['every fact is on the timeline of its order, once', () => ({ timelines: new Map() })],
  ['stock is the sum of its movements', ({ stock }) => ({ stock: first(stock, { movedOnHand: 9 }) })],
  ['what is reserved is held by reservations', ({ stock }) => ({ stock: first(stock, { held: 1 }) })],
  ['nothing is reserved', ({ stock }) => ({ stock: first(stock, { reserved: 1, movedReserved: 1, held: 1 }) })],
  ['nothing is oversold', ({ stock }) => ({ stock: first(stock, { onHand: -1, movedOnHand: -1 }) })],
  ['what is held was ordered', ({ reservations }) => ({ reservations: first(reservations, { lines: 'MUG×1' }) })],
  ['every reservation ends as its order', ({ reservations }) => ({ reservations: first(reservations, { status: 'released' }) })],
  ['every reservation and every payment is of an order', ({ orders }) => ({ orders: orders.slice(1) })],
  ['nobody contradicts what an order decided', ({ payments }) => ({ payments: first(payments, { status: 'voided' }) })],
  ['nobody contradicts what an order decided', ({ reservations }) => ({ reservations: first(reservations, { status: 'rejected' }) })],
  ['only what is bought leaves the shelf', ({ reservations }) => ({ reservations: first(reservations, { unitsTaken: 1 }) })],
  ['completed orders are captured once, in full, and no others', ({ ledger }) => ({ ledger: [...ledger, ...ledger] })],
  ['nobody pays twice, or for what is not bought', ({ ledger }) => ({ ledger: [...ledger, ...ledger] })],
  ['nobody pays twice, or for what is not bought', ({ orders }) => ({ orders: first(orders, { status: 'cancelled' }) })],
  ['what was captured is what was sold', ({ ledger }) => ({ ledger: [...ledger, ...ledger] })],
  ['every hold is of a payment', ({ holds }) => ({ holds: first(holds, { reference: 'nobody' }) })],
  ['no hold is open', ({ holds }) => ({ holds: first(holds, { status: 'authorized' }) })],
  ['no payment has two holds', ({ holds }) => ({ holds: [...holds, ...holds] })],
  ['the ledger says what the holds say', ({ holds }) => ({ holds: first(holds, { status: 'voided' }) })],
  ['the ledger says what the holds say', ({ holds }) => ({ holds: holds.slice(1) })],
  ['every payment ends as its order, over its total', ({ payments }) => ({ payments: first(payments, { status: 'voided' }) })],
  ['every payment ends as its order, over its total', ({ payments }) => ({ payments: first(payments, { amount: 1 }) })],
  ['an order fails if and only if its capture was refused', ({ ledger }) => ({ ledger: ledger.filter((line) => line.kind !== 'capture-refused') })],
  ['the bank has answered everything', ({ payments }) => ({ payments: first(payments, { openCommands: 1 }) })],
  ['refunds agree with the bank and stay within the capture', ({ payments }) => ({ payments: first(payments, { refunded: 1 }) })],
  ['card tokens are forgotten', ({ payments }) => ({ payments: first(payments, { hasToken: true }) })],
  ['everything is published', (books) => firstSpine(books, ({ facts }) => ({ facts: first(facts, { isPublished: false }) }))],
  ['the facts of an aggregate are numbered without a gap', (books) => firstSpine(books, ({ facts }) => ({ facts: first(facts, { version: 2 }) }))],
  ['the facts of an aggregate are numbered without a gap', (books) => firstSpine(books, ({ facts }) => ({ facts: facts.slice(0, -1) }))],
  ['every fact is heard by all whose part it is', (books) => firstSpine(books, () => ({ inbox: new Set<string>() }))],
  ['nothing is heard that nobody said', (books) => firstSpine(books, ({ inbox }) => ({ inbox: new Set([...inbox, 'made-up']) }))],
  ['there are no dead letters', (books) => firstSpine(books, () => ({ deadLetters: [letter] }))],
  ['no key is parked', (books) => firstSpine(books, () => ({ parkedKeys: ['o1'] }))],
  ['nothing impossible was heard', (books) => firstSpine(books, () => ({ anomalies: [anomaly] }))],
]; // prettier-ignore

const isAlways = (name: string): boolean => invariants.some((invariant) => invariant.name === name && invariant.holds === 'always');

describe('the audit', () => {
  it('finds nothing where nothing is wrong', () => {
    expect(audit(cleanBooks())).toEqual([]);
    expect(auditLive(cleanBooks(), 0)).toEqual([]);
  });

  it.each(faults)('finds a planted fault: not so that %s', (name, change) => expect(namesIn(audit(planted(change)))).toContain(name));

  it('is tested with a fault for each of its invariants', () =>
    expect(new Set(faults.map(([name]) => name))).toEqual(new Set(invariants.map(({ name }) => name))));

  it('misses nothing that was tidied away after its time', () => {
    const day = 24 * 60 * 60 * 1000;
    const books = cleanBooks();
    const spines = books.spines.map((spine) => ({
      ...spine,
      facts: spine.facts.filter(({ version }) => version > 1),
      aggregates: spine.aggregates.map((row) => ({ ...row, ageMs: 30 * day })),
      inbox: new Set([...spine.inbox].filter((id) => !/placed|reserved|rejected|authorized/.test(id))),
    }));
    expect(audit({ ...books, keys: [], spines, orders: books.orders.map((order) => ({ ...order, ageMs: 30 * day })) })).toEqual([]);
  });
});

describe('the audit of a busy shop', () => {
  const later = 2 * 60_000;

  it.each(faults.filter(([name]) => isAlways(name)))('finds at any time that it is not so that %s', (name, change) =>
    expect(namesIn(auditLive(planted(change), later))).toContain(name),
  );

  it.each(faults.filter(([name]) => !isAlways(name)))(
    'does not yet mind of an order on its way that it is not so that %s',
    (name, change) => expect(namesIn(auditLive(planted(change), later))).not.toContain(name),
  );

  // Stock belongs to no order, so it is never at rest while the shop is open.
  it.each(faults.filter(([name]) => !isAlways(name) && !/reserved|nobody said/.test(name)))(
    'minds when the order has come to rest: not so that %s',
    (name, change) => expect(namesIn(auditLive(planted(change), 0))).toContain(name),
  );
});

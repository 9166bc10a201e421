import { audit, invariants } from './audit.js';
import { cleanBooks } from './test/clean-books.js';
import type { Books } from './books.js';

type Change = (books: Books) => Partial<Books>;

const first = <Item extends object>(items: readonly Item[], change: Partial<Item>): Item[] =>
  items.map((item, index) => (index === 0 ? { ...item, ...change } : item));
const found = (change: Change): string[] => {
  const books = cleanBooks();
  return [...new Set(audit({ ...books, ...change(books) }).map(({ invariant }) => invariant))];
};

describe('the audit', () => {
  it('finds nothing where nothing is wrong', () => expect(audit(cleanBooks())).toEqual([]));

  // The first order, with all that belongs to it, is completed.
  const faults: readonly [string, Change][] = [
    ['every order is final', ({ orders }) => ({ orders: first(orders, { status: 'confirmed' }) })],
    ['every end has its reason', ({ orders }) => ({ orders: first(orders, { reason: 'timed-out' }) })],
    ['every key has one order, and every order one key', ({ keys }) => ({ keys: first(keys, { orderId: 'lost' }) })],
    ['every fact is on the timeline of its order, once', () => ({ timelines: new Map() })],
    ['stock is the sum of its movements', ({ stock }) => ({ stock: first(stock, { movedOnHand: 9 }) })],
    ['nothing is reserved', ({ stock }) => ({ stock: first(stock, { reserved: 1, movedReserved: 1 }) })],
    ['nothing is oversold', ({ stock }) => ({ stock: first(stock, { onHand: -1, movedOnHand: -1 }) })],
    ['every reservation ends as its order', ({ reservations }) => ({ reservations: first(reservations, { status: 'released' }) })],
    ['only what is bought leaves the shelf', ({ reservations }) => ({ reservations: first(reservations, { unitsTaken: 1 }) })],
    ['completed orders are captured once, in full, and no others', ({ ledger }) => ({ ledger: [...ledger, ...ledger] })],
    ['every hold is of a payment', ({ holds }) => ({ holds: first(holds, { reference: 'nobody' }) })],
    ['no hold is open', ({ holds }) => ({ holds: first(holds, { status: 'authorized' }) })],
    ['no payment has two holds', ({ holds }) => ({ holds: [...holds, ...holds] })],
    ['the ledger says what the holds say', ({ holds }) => ({ holds: first(holds, { status: 'voided' }) })],
    ['every payment ends as its order, over its total', ({ payments }) => ({ payments: first(payments, { status: 'voided' }) })],
    ['every payment ends as its order, over its total', ({ payments }) => ({ payments: first(payments, { amount: 1 }) })],
    ['an order fails if and only if its capture was refused', ({ ledger }) => ({ ledger: ledger.filter((line) => line.kind !== 'capture-refused') })], // prettier-ignore
    ['the bank has answered everything', ({ payments }) => ({ payments: first(payments, { openCommands: 1 }) })],
    ['refunds agree with the bank and stay within the capture', ({ payments }) => ({ payments: first(payments, { refunded: 1 }) })],
    ['card tokens are forgotten', ({ payments }) => ({ payments: first(payments, { hasToken: true }) })],
    ['everything is published', ({ spines }) => ({ spines: first(spines, { facts: first(spines[0]?.facts ?? [], { isPublished: false }) }) })], // prettier-ignore
    ['the facts of an aggregate are numbered without a gap', ({ spines }) => ({ spines: first(spines, { facts: first(spines[0]?.facts ?? [], { version: 2 }) }) })], // prettier-ignore
    ['every fact is heard by all whose part it is', ({ spines }) => ({ spines: spines.map((spine) => ({ ...spine, inbox: new Set<string>() })) })], // prettier-ignore
    ['there are no dead letters', ({ spines }) => ({ spines: first(spines, { deadLetters: ['OrderPlaced'] }) })],
    ['no key is parked', ({ spines }) => ({ spines: first(spines, { parkedKeys: ['o1'] }) })],
    ['nothing impossible was heard', ({ spines }) => ({ spines: first(spines, { anomalies: ['OrderConfirmed'] }) })],
  ];

  it.each(faults)('finds a planted fault: not so that %s', (name, change) => expect(found(change)).toContain(name));

  it('is tested with a fault for each of its invariants', () =>
    expect(new Set(faults.map(([name]) => name))).toEqual(new Set(invariants.map(({ name }) => name))));
});

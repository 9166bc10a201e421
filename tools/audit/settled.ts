import type { Books, FactEntry } from './books.js';

/**
 * The part of the books that has come to rest: orders to which nothing has happened anywhere for a while, with all that belongs to them.
 * Stock is of no single order, and what has no order yet may get one: both are left out.
 */
export function settled(books: Books, marginMs: number): Books {
  const isQuiet = (orderId: string): boolean => (books.quietMs.get(orderId) ?? 0) >= marginMs;
  const orders = books.orders.filter(({ id }) => isQuiet(id));
  const ids = new Set(orders.map(({ id }) => id));
  const payments = books.payments.filter(({ orderId }) => ids.has(orderId));
  const references = new Set(payments.map(({ id }) => id));
  const isOld = ({ key, ageMs }: FactEntry): boolean => (books.quietMs.has(key) ? ids.has(key) : ageMs >= marginMs);
  const spines = books.spines.map((spine) => ({ ...spine, facts: spine.facts.filter(isOld) }));
  const said = new Set(spines.flatMap(({ facts }) => facts.map(({ eventId }) => eventId)));
  return {
    orders,
    keys: books.keys.filter(({ orderId }) => ids.has(String(orderId))),
    timelines: books.timelines,
    stock: [],
    reservations: books.reservations.filter(({ orderId }) => ids.has(orderId)),
    payments,
    holds: books.holds.filter(({ reference }) => references.has(reference)),
    ledger: books.ledger.filter(({ reference }) => references.has(reference)),
    spines: spines.map((spine) => ({ ...spine, inbox: new Set([...spine.inbox].filter((id) => said.has(id))) })),
    quietMs: books.quietMs,
  };
}

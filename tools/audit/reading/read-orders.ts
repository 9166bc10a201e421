import type { AggregateEntry, Books, FactEntry, HoldEntry, KeyEntry, LedgerEntry, OrderEntry, PaymentEntry, ReservationEntry, Spine } from '../books.js'; // prettier-ignore
import { emptyBooks } from '../books.js';
import { isHeardBy } from '../invariants/spine.js';
import type { Databases } from '../open-databases.js';
import * as ask from './queries.js';

/** Order ids above `after`, up to and with `upTo`. */
export interface Part {
  readonly after: string;
  readonly upTo: string;
}

export const firstId = '00000000-0000-0000-0000-000000000000';
export const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** What the tellers of an order's story call their aggregates; all are named after the order. */
const aggregateOf = { order: 'order', catalog: 'reservation', payment: 'payment' } as const;
type Teller = keyof typeof aggregateOf;
const tellers = Object.keys(aggregateOf) as Teller[];

interface Told {
  /** How many facts its row has counted. */
  readonly facts: number;
  readonly ageMs: number;
  readonly quietMs: number;
}

type Rows<Teller extends string> = Readonly<Record<Teller, readonly (Told & { readonly orderId: string })[]>>;

/** Some orders and all that belongs to them. The keys are those of the part. */
export async function readOrders(databases: Databases, part: Part, keys: readonly KeyEntry[], withBytes: boolean): Promise<Books> {
  const { order, catalog, payment } = databases;
  const bounds = [part.after, part.upTo];
  const [orders, reservations, payments, timelines, ...facts] = await Promise.all([
    order.rows<OrderEntry & Told>(ask.orders, bounds),
    catalog.rows<ReservationEntry & Told>(ask.reservations, bounds),
    payment.rows<PaymentEntry & Told>(ask.payments, bounds),
    order.rows<{ orderId: string; eventIds: string[] }>(ask.timelines, bounds),
    ...tellers.map((teller) => databases[teller].rows<FactEntry>(ask.factsOfOrders(withBytes), [...bounds, aggregateOf[teller]])),
  ]);
  const rows: Rows<Teller> = { order: orders.map((entry) => ({ ...entry, orderId: entry.id })), catalog: reservations, payment: payments };
  const [bank, spines] = await Promise.all([readBank(databases, payments), readSpines(databases, rows, facts)]);
  return {
    ...emptyBooks,
    ...bank,
    keys,
    orders,
    reservations,
    payments,
    timelines: new Map(timelines.map(({ orderId, eventIds }) => [orderId, eventIds])),
    spines,
    quietMs: quietest([...Object.values(rows).flat(), ...facts.flat().map(({ key, ageMs }) => ({ orderId: key, quietMs: ageMs }))]),
  };
}

async function readBank({ bank }: Databases, payments: readonly PaymentEntry[]): Promise<Pick<Books, 'holds' | 'ledger'>> {
  const references = payments.map(({ id }) => id);
  const [holds, ledger] = await Promise.all([bank.rows<HoldEntry>(ask.holdsOf, [references]), bank.rows<LedgerEntry>(ask.ledgerOf, [references])]); // prettier-ignore
  return { holds, ledger };
}

function readSpines(databases: Databases, rows: Rows<Teller>, facts: readonly (readonly FactEntry[])[]): Promise<Spine[]> {
  const all = facts.flat();
  return Promise.all(
    tellers.map(async (service, index) => {
      const heard = all.filter(isHeardBy(service)).map(({ eventId }) => eventId);
      const inbox = await databases[service].rows<{ id: string }>(ask.heardOf, [service, heard]);
      const aggregates = rows[service].map((row) => aggregate(aggregateOf[service], row));
      const nothingElse = { deadLetters: [], parkedKeys: [], anomalies: [] };
      return { ...nothingElse, service, facts: facts[index] ?? [], aggregates, inbox: new Set(inbox.map(({ id }) => id)) };
    }),
  );
}

const aggregate = (type: string, { orderId, facts, ageMs }: Rows<Teller>[Teller][number]): AggregateEntry => ({
  aggregate: `${type} ${orderId}`,
  facts,
  ageMs,
});

function quietest(entries: readonly { readonly orderId: string; readonly quietMs: number }[]): Map<string, number> {
  const quiet = new Map<string, number>();
  for (const { orderId, quietMs } of entries) quiet.set(orderId, Math.min(quiet.get(orderId) ?? Infinity, quietMs));
  return quiet;
}

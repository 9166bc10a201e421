import { emptyBooks, type AggregateEntry, type AnomalyEntry, type Books, type DeadLetterEntry, type FactEntry, type HoldEntry, type Spine, type StockEntry } from '../books.js'; // prettier-ignore
import type { Databases } from '../open-databases.js';
import * as ask from './queries.js';
import type { Reading } from './reading.js';
import { firstId } from './read-orders.js';

/** How much of what is counted here has been met with the orders. */
export interface Met {
  holds: number;
  readonly heard: Map<Spine['service'], number>;
}

const listeners = ['user', 'catalog', 'order', 'payment'] as const;

/** What belongs to no order: the shelves, the accounts, what went wrong, and whatever should belong to an order and does not. */
export async function readRest(databases: Databases, met: Met, reading: Reading): Promise<Books> {
  const [stock, holds, ...spines] = await Promise.all([
    databases.catalog.rows<StockEntry>(ask.stock),
    strangeHolds(databases, met.holds),
    ...listeners.map((service) => readSpine(databases, service, met, reading)),
  ]);
  return { ...emptyBooks, stock, holds, spines };
}

const alone: Readonly<Partial<Record<Spine['service'], { readonly type: string; readonly rows: string }>>> = {
  catalog: { type: 'product', rows: ask.products },
  user: { type: 'user', rows: ask.users },
};

async function readSpine(
  databases: Databases,
  service: Spine['service'],
  met: Met,
  { withBytes = false, isBusy }: Reading,
): Promise<Spine> {
  const { rows } = databases[service];
  const { type, rows: aggregates } = alone[service] ?? {};
  return {
    service,
    facts: type ? await rows<FactEntry>(ask.factsOfAll(withBytes), [type]) : [],
    aggregates: aggregates ? await rows<AggregateEntry>(aggregates) : [],
    inbox: isBusy ? new Set() : await strangeEvents(databases, service, met.heard.get(service) ?? 0),
    deadLetters: await rows<DeadLetterEntry>(ask.deadLetters),
    parkedKeys: (await rows<{ words: string }>(ask.parkedKeys)).map(({ words }) => words),
    anomalies: await rows<AnomalyEntry>(ask.anomalies),
  };
}

/** Looked for only where there are more than were met. */
async function strangeHolds({ bank, payment }: Databases, met: number): Promise<HoldEntry[]> {
  const [all] = await bank.rows<{ count: number }>(ask.countHolds);
  if (all?.count === met) return [];
  const strange: HoldEntry[] = [];
  for await (const holds of pages<HoldEntry>(bank, (last) => [ask.someHolds, [last]])) {
    const references = holds.map(({ reference }) => reference).filter((reference) => uuid.test(reference));
    const known = new Set((await payment.rows<{ id: string }>(ask.knownPayments, [references])).map(({ id }) => id));
    strange.push(...holds.filter(({ reference }) => !known.has(reference)));
  }
  return strange;
}

async function strangeEvents(databases: Databases, service: Spine['service'], met: number): Promise<Set<string>> {
  const [all] = await databases[service].rows<{ count: number }>(ask.countHeard, [service]);
  const strange = new Set<string>();
  if (all?.count === met) return strange;
  for await (const heard of pages<{ id: string }>(databases[service], (last) => [ask.someHeard, [service, last]])) {
    const ids = heard.map(({ id }) => id);
    const said = await Promise.all(listeners.map((name) => databases[name].rows<{ id: string }>(ask.saidOf, [ids])));
    const known = new Set(said.flat().map(({ id }) => id));
    for (const id of ids) if (!known.has(id)) strange.add(id);
  }
  return strange;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function* pages<Row extends { readonly id: string }>(
  database: Databases['bank'],
  ask: (last: string) => [sql: string, values: readonly unknown[]],
): AsyncGenerator<Row[]> {
  for (let last: string | undefined = firstId; last !== undefined;) {
    const page: Row[] = await database.rows<Row>(...ask(last));
    if (page.length > 0) yield page;
    last = page.at(-1)?.id;
  }
}

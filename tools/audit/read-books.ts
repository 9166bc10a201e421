import { emptyBooks, type Books, type Spine } from './books.js';
import type { Databases, OpenDatabases } from './open-databases.js';
import { OrderedKeys } from './reading/ordered-keys.js';
import * as ask from './reading/queries.js';
import { firstId, lastId, readOrders } from './reading/read-orders.js';
import type { Reading } from './reading/reading.js';
import { readRest, type Met } from './reading/read-rest.js';

/** Orders in one part: enough to make round trips cheap, few enough for tens of megabytes. */
const usualPart = 2_000;

/** All books, part after part, each closed in itself; what belongs to no order comes last. Memory is that of one part. */
export async function* readParts(databases: Databases, reading: Reading = {}): AsyncGenerator<Books> {
  const { partSize = usualPart, withBytes = false } = reading;
  const met: Met = { holds: 0, heard: new Map() };
  const keys = await OrderedKeys.open(databases.order);
  for (let after = firstId; after < lastId;) {
    const [last] = await databases.order.rows<{ id: string }>(ask.lastOfPart, [after, partSize - 1]);
    const upTo = last?.id ?? lastId;
    const books = await readOrders(databases, { after, upTo }, await keys.upTo(upTo), withBytes);
    met.holds += books.holds.length;
    for (const { service, inbox } of books.spines) met.heard.set(service, (met.heard.get(service) ?? 0) + inbox.size);
    yield books;
    after = upTo;
  }
  yield readRest(databases, met, reading);
}

/** All books at once, each database as it was at one moment. For shops that fit into memory: a test's, not a year's. */
export const readBooks = (databases: OpenDatabases, reading: Reading = {}): Promise<Books> =>
  databases.inSnapshots(async (snapshots) => {
    let books = emptyBooks;
    for await (const part of readParts(snapshots, { partSize: Number.MAX_SAFE_INTEGER, ...reading })) books = join(books, part);
    return books;
  });

function join(left: Books, right: Books): Books {
  const services = [...new Set([...left.spines, ...right.spines].map(({ service }) => service))];
  return {
    orders: [...left.orders, ...right.orders],
    keys: [...left.keys, ...right.keys],
    timelines: new Map([...left.timelines, ...right.timelines]),
    stock: [...left.stock, ...right.stock],
    reservations: [...left.reservations, ...right.reservations],
    payments: [...left.payments, ...right.payments],
    holds: [...left.holds, ...right.holds],
    ledger: [...left.ledger, ...right.ledger],
    spines: services.map((service) => joinSpines([...left.spines, ...right.spines].filter((spine) => spine.service === service))),
    quietMs: new Map([...left.quietMs, ...right.quietMs]),
  };
}

const joinSpines = (spines: readonly Spine[]): Spine => ({
  service: spines[0]?.service ?? 'bank',
  facts: spines.flatMap(({ facts }) => facts),
  aggregates: spines.flatMap(({ aggregates }) => aggregates),
  inbox: new Set(spines.flatMap(({ inbox }) => [...inbox])),
  deadLetters: spines.flatMap(({ deadLetters }) => deadLetters),
  parkedKeys: spines.flatMap(({ parkedKeys }) => parkedKeys),
  anomalies: spines.flatMap(({ anomalies }) => anomalies),
});

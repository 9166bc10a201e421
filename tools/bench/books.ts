import { connect } from '../stack/postgres/connect.js';
import { databaseUrl } from '../stack/postgres/ensure-databases.js';
import { waitUntil } from '../stack/process/wait-until.js';

const SETTLED_WITHIN_MS = 60_000;

const questions = {
  ordersNotFinal: ['order', `SELECT count(*) FROM orders WHERE status IN ('pending', 'confirmed')`],
  ordersCompleted: ['order', `SELECT count(*) FROM orders WHERE status = 'completed'`],
  ordersOtherwise: ['order', `SELECT count(*) FROM orders WHERE status IN ('cancelled', 'failed')`],
  totalOfCompleted: ['order', `SELECT coalesce(sum(total_minor), 0) FROM orders WHERE status = 'completed'`],
  piecesOfCompleted: [
    'order',
    `SELECT coalesce(sum(quantity), 0) FROM order_lines JOIN orders ON id = order_id WHERE status = 'completed'`,
  ],
  piecesOnHand: ['catalog', 'SELECT sum(on_hand) FROM products'],
  piecesReserved: ['catalog', 'SELECT sum(reserved) FROM products'],
  captures: ['bank', `SELECT count(*) FROM ledger WHERE kind = 'captured'`],
  captured: ['bank', `SELECT coalesce(sum(amount_minor), 0) FROM ledger WHERE kind = 'captured'`],
  openHolds: ['bank', `SELECT count(*) FROM holds WHERE status = 'authorized'`],
} as const;

const everywhere = {
  unpublished: 'SELECT count(*) FROM outbox WHERE published_at IS NULL',
  deadLetters: 'SELECT count(*) FROM dead_letters',
  anomalies: 'SELECT count(*) FROM saga_anomalies',
} as const;

/** What the databases say at one moment. */
export type Books = Readonly<Record<keyof typeof questions | keyof typeof everywhere, number>>;

const speakers = ['order', 'catalog', 'payment'] as const;

export async function readBooks(adminUrl: string): Promise<Books> {
  const databases = ['order', 'catalog', 'payment', 'bank'] as const;
  const clients = Object.fromEntries(
    await Promise.all(databases.map(async (name) => [name, await connect(databaseUrl(adminUrl, name))] as const)),
  );
  const ask = async (database: string, sql: string): Promise<number> =>
    Number(Object.values((await clients[database]?.query<Record<string, unknown>>(sql))?.rows[0] ?? {})[0]);
  try {
    const books: Record<string, number> = {};
    for (const [name, [database, sql]] of Object.entries(questions)) books[name] = await ask(database, sql);
    for (const [name, sql] of Object.entries(everywhere)) {
      books[name] = 0;
      for (const database of speakers) books[name] += await ask(database, sql);
    }
    return books as unknown as Books;
  } finally {
    await Promise.all(Object.values(clients).map((client) => client.end()));
  }
}

/** @returns what does not agree; nothing when every order has ended and stock and money have followed */
export async function audit(adminUrl: string, before: Books): Promise<string[]> {
  let complaints: string[] = [];
  await waitUntil(
    async () => {
      complaints = complaintsAbout(await readBooks(adminUrl), before);
      return complaints.length === 0;
    },
    SETTLED_WITHIN_MS,
    500,
  );
  return complaints;
}

export function complaintsAbout(now: Books, before: Books): string[] {
  const sold = before.piecesOnHand - now.piecesOnHand;
  const rules: readonly (readonly [boolean, string])[] = [
    [now.ordersNotFinal === 0, `${now.ordersNotFinal} orders are not final`],
    [now.ordersOtherwise === 0, `${now.ordersOtherwise} orders were cancelled or failed`],
    [
      sold === now.piecesOfCompleted - before.piecesOfCompleted,
      `${sold} pieces left the shelves for ${now.piecesOfCompleted - before.piecesOfCompleted} sold`,
    ],
    [now.piecesReserved === 0, `${now.piecesReserved} pieces are still reserved`],
    [now.captures === now.ordersCompleted, `${now.captures} captures for ${now.ordersCompleted} completed orders`],
    [now.captured === now.totalOfCompleted, `${now.captured} captured for a total of ${now.totalOfCompleted}`],
    [now.openHolds === 0, `${now.openHolds} holds are open at the bank`],
    [now.unpublished === 0, `${now.unpublished} facts are unpublished`],
    [now.deadLetters === 0, `${now.deadLetters} dead letters`],
    [now.anomalies === 0, `${now.anomalies} facts that no life cycle allows`],
  ];
  return rules.filter(([holds]) => !holds).map(([, words]) => words);
}

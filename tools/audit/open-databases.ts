import { Pool, types, type PoolClient } from 'pg';
import { databaseNames, type DatabaseName } from '../stack/names.js';
import { databaseUrl } from '../stack/postgres/ensure-databases.js';

export interface OpenDatabase {
  rows<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

export type Databases = Readonly<Record<DatabaseName, OpenDatabase>>;

export interface OpenDatabases extends Databases {
  /**
   * Reads every database as it was at one moment, though not all at the same: the order database last, the bank first. So whatever
   * somebody did because of an order, a payment or a reservation is never seen without it.
   */
  inSnapshots<Result>(read: (databases: Databases) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

const int8 = 20;
const readingOrder: readonly DatabaseName[] = ['bank', 'payment', 'catalog', 'user', 'order'];

/** @param adminUrl of a role that may read every database of the server */
export const openDatabases = (adminUrl: string): OpenDatabases =>
  openDatabasesAt(Object.fromEntries(databaseNames.map((name) => [name, databaseUrl(adminUrl, name)])) as Record<DatabaseName, string>);

export function openDatabasesAt(urls: Readonly<Record<DatabaseName, string>>): OpenDatabases {
  const pools = Object.fromEntries(databaseNames.map((name) => [name, openPool(urls[name])])) as Record<DatabaseName, Pool>;
  return {
    ...readersOf((name) => (sql, values) => pools[name].query<Record<string, unknown>>(sql, [...values])),
    inSnapshots: (read) => inSnapshots(pools, read),
    close: async () => void (await Promise.all(Object.values(pools).map((pool) => pool.end()))),
  };
}

type Query = (sql: string, values: readonly unknown[]) => Promise<{ rows: unknown[] }>;

const readersOf = (queryOf: (name: DatabaseName) => Query): Databases =>
  Object.fromEntries(
    databaseNames.map((name) => {
      const query = queryOf(name);
      return [name, { rows: async (sql: string, values: readonly unknown[] = []) => (await query(sql, values)).rows }];
    }),
  ) as unknown as Databases;

/** A connection answers one question after the other. */
function inTurn(client: PoolClient): Query {
  let last: Promise<unknown> = Promise.resolve();
  return (sql, values) => {
    const answer = last.then(() => client.query<Record<string, unknown>>(sql, [...values]));
    last = answer.catch(() => undefined);
    return answer;
  };
}

async function inSnapshots<Result>(
  pools: Readonly<Record<DatabaseName, Pool>>,
  read: (databases: Databases) => Promise<Result>,
): Promise<Result> {
  const clients = new Map<DatabaseName, PoolClient>();
  const release = (error?: Error): void => clients.forEach((client) => client.release(error));
  try {
    for (const name of readingOrder) {
      const client = await pools[name].connect();
      clients.set(name, client);
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      await client.query('SELECT'); // the first statement takes the snapshot
    }
    const result = await read(readersOf((name) => inTurn(clients.get(name) as PoolClient)));
    await Promise.all([...clients.values()].map((client) => client.query('COMMIT')));
    release();
    return result;
  } catch (error) {
    release(error as Error); // closed rather than used again: the transaction may still be open
    throw error;
  }
}

function openPool(connectionString: string): Pool {
  const getTypeParser = ((oid: number, format?: 'text') =>
    oid === int8 ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser;
  const pool = new Pool({ connectionString, max: 2, connectionTimeoutMillis: 5_000, types: { getTypeParser } });
  // The server was restarted: the query says so, and the next one connects again.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}

import { randomBytes } from 'node:crypto';
import { migrate, type Schema } from '@app/database';
import { Client } from 'pg';

export interface TestDatabase {
  readonly url: string;
  /** Rows of any statement, on a connection of its own. */
  query<Row = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Also ends the connections that are still open. */
  drop(): Promise<void>;
}

/** A database of the test's own, migrated to `schema`, on the server that the test runner started. */
export async function createDatabase(schema: Schema = { rows: [], migrations: [] }): Promise<TestDatabase> {
  const adminUrl = process.env['TEST_POSTGRES_ADMIN_URL'];
  if (!adminUrl) throw new Error('TEST_POSTGRES_ADMIN_URL is not set: run this test by `npm run test:int -- <path>`');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  await query(adminUrl, `CREATE DATABASE ${name}`);
  await migrate(url.href, schema);
  return {
    url: url.href,
    query: (sql, values) => query(url.href, sql, values),
    drop: async () => void (await query(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`)),
  };
}

async function query<Row>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

import { Client } from 'pg';
import type { Schema } from './data-source-options.js';
import { SqlState, sqlStateOf } from './sql-state.js';

/**
 * What `schema` needs and the database has not had yet. A database that is ahead misses nothing: an older version of a service goes on
 * with it, because migrations expand first and contract when nobody needs the old shape.
 * @param url of any role that may read
 * @returns names, in order
 */
export async function missingMigrations(url: string, schema: Schema): Promise<string[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const applied = await appliedTo(client);
    return schema.migrations.map(({ name }) => name).filter((name) => !applied.has(name));
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function appliedTo(client: Client): Promise<Set<string>> {
  try {
    const { rows } = await client.query<{ name: string }>('SELECT name FROM migrations');
    return new Set(rows.map(({ name }) => name));
  } catch (error) {
    if (sqlStateOf(error) === SqlState.undefinedTable) return new Set();
    throw error;
  }
}

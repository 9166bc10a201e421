import { Pool, types } from 'pg';
import type { OpenDatabase, OpenDatabases } from '../../audit/open-databases.js';
import { databaseNames, type DatabaseName } from '../../stack/names.js';
import type { Servers } from './servers.js';

const int8 = 20;

/** All five databases, each where it lies; past the proxies, so that nothing but a dead server stops the judge. */
export function openBooks(servers: Servers): OpenDatabases {
  const pools = databaseNames.map((name) => [name, openPool(servers.adminUrl(name))] as const);
  const readers = pools.map(([name, pool]) => [name, { rows: async (sql: string) => (await pool.query(sql)).rows } as OpenDatabase]);
  return {
    ...(Object.fromEntries(readers) as Record<DatabaseName, OpenDatabase>),
    close: async () => void (await Promise.all(pools.map(([, pool]) => pool.end()))),
  };
}

function openPool(connectionString: string): Pool {
  const getTypeParser = ((oid: number, format?: 'text') =>
    oid === int8 ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser;
  const pool = new Pool({ connectionString, max: 2, types: { getTypeParser } });
  pool.on('error', () => undefined); // the server was killed; the next query connects again
  return pool;
}

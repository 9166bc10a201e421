import { Pool, types } from 'pg';
import { databaseNames, type DatabaseName } from '../stack/names.js';
import { databaseUrl } from '../stack/postgres/ensure-databases.js';

export interface OpenDatabase {
  rows<Row>(sql: string): Promise<Row[]>;
}

export interface OpenDatabases extends Readonly<Record<DatabaseName, OpenDatabase>> {
  close(): Promise<void>;
}

const int8 = 20;

/** @param adminUrl of a superuser: only an auditor may look into every database */
export function openDatabases(adminUrl: string): OpenDatabases {
  const pools = databaseNames.map((name) => [name, openPool(databaseUrl(adminUrl, name))] as const);
  const readers = pools.map(([name, pool]) => [name, { rows: async (sql: string) => (await pool.query(sql)).rows }]);
  return {
    ...(Object.fromEntries(readers) as Record<DatabaseName, OpenDatabase>),
    close: async () => void (await Promise.all(pools.map(([, pool]) => pool.end()))),
  };
}

function openPool(connectionString: string): Pool {
  const getTypeParser = ((oid: number, format?: 'text') =>
    oid === int8 ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser;
  const pool = new Pool({ connectionString, max: 1, types: { getTypeParser } });
  pool.on('error', () => undefined); // the server was restarted; the next query connects again
  return pool;
}

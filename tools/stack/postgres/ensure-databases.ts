import { escapeIdentifier, type Client } from 'pg';
import { ensureRole } from './ensure-role.js';
import { withClient } from './with-client.js';

/** Passwords of the two roles of one database. */
export interface RolePasswords {
  readonly migrator: string;
  readonly app: string;
}

export const migratorOf = (service: string): string => `${service}_migrator`;
export const appOf = (service: string): string => `${service}_app`;

/**
 * One database per service with two roles: the migrator owns the schema, the app reads and writes rows and may nothing else. Nobody can
 * connect to another's database. Leaves what exists and sets the passwords and rights again.
 * @param adminUrl of a superuser, on any database of the server
 */
export async function ensureDatabases(adminUrl: string, passwords: Readonly<Record<string, RolePasswords>>): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query('REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC');
    for (const [service, words] of Object.entries(passwords)) {
      await ensureRole(client, migratorOf(service), words.migrator, migratorLimits);
      await ensureRole(client, appOf(service), words.app, appLimits);
      await ensureDatabase(client, service);
    }
  });
  await Promise.all(Object.keys(passwords).map((service) => grantSchema(databaseUrl(adminUrl, service), service)));
}

/** No statement of a service may hang or hold locks for long; a migration may take its time, but not stop the service by waiting for a lock. */
const appLimits = { statement_timeout: '5s', lock_timeout: '2s', idle_in_transaction_session_timeout: '20s' };
const migratorLimits = { lock_timeout: '5s' };

async function ensureDatabase(client: Client, service: string): Promise<void> {
  const database = escapeIdentifier(service);
  const migrator = escapeIdentifier(migratorOf(service));
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [service]);
  if (!rowCount) await client.query(`CREATE DATABASE ${database}`);
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${escapeIdentifier(appOf(service))}`);
  // CREATE lets it install trusted extensions, such as pg_trgm.
  await client.query(`GRANT CONNECT, CREATE, TEMPORARY ON DATABASE ${database} TO ${migrator}`);
}

const grantSchema = (url: string, service: string): Promise<void> =>
  withClient(url, async (client) => {
    const migrator = escapeIdentifier(migratorOf(service));
    const app = escapeIdentifier(appOf(service));
    const whatMigratorMakes = `ALTER DEFAULT PRIVILEGES FOR ROLE ${migrator} IN SCHEMA public GRANT`;
    await client.query(`
      REVOKE ALL ON SCHEMA public FROM PUBLIC;
      ALTER SCHEMA public OWNER TO ${migrator};
      GRANT USAGE ON SCHEMA public TO ${app};
      ${whatMigratorMakes} SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${app};
      ${whatMigratorMakes} USAGE ON SEQUENCES TO ${app}`);
  });

/** The same server and role, another database. */
export function databaseUrl(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = database;
  return url.href;
}

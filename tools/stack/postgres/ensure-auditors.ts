import { escapeIdentifier, type Client } from 'pg';
import { auditorRights, type Rights } from './auditor-rights.js';
import { databaseUrl } from './ensure-databases.js';
import { ensureRole } from './ensure-role.js';
import { withClient } from './with-client.js';

export const auditorOf = (service: string): string => `${service}_auditor`;

/** It reads, and does not get in the way of who works here. */
const settings = {
  default_transaction_read_only: 'on',
  statement_timeout: '120s',
  lock_timeout: '2s',
  idle_in_transaction_session_timeout: '300s',
};

/**
 * One role per database that may read some columns of it and nothing else. To be called when the tables are there, as often as one likes.
 * @param passwords of the auditors, by database
 */
export async function ensureAuditors(
  adminUrl: string,
  passwords: Readonly<Record<string, string>>,
  rightsOf: Readonly<Record<string, Rights>> = auditorRights,
): Promise<void> {
  const databases = Object.entries(passwords);
  await withClient(adminUrl, async (client) => {
    for (const [name, password] of databases) {
      await ensureRole(client, auditorOf(name), password, settings);
      await client.query(`GRANT CONNECT ON DATABASE ${escapeIdentifier(name)} TO ${escapeIdentifier(auditorOf(name))}`);
    }
  });
  await Promise.all(
    databases.map(([name]) => withClient(databaseUrl(adminUrl, name), (client) => grant(client, auditorOf(name), rightsOf[name] ?? {}))),
  );
}

/** A service that is left out has no tables yet. */
async function grant(client: Client, role: string, rights: Rights): Promise<void> {
  const auditor = escapeIdentifier(role);
  const { rows } = await client.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);
  const grants = rows.flatMap(({ name }) => {
    const columns = rights[name];
    return columns ? [`GRANT SELECT (${columns}) ON ${escapeIdentifier(name)} TO ${auditor}`] : [];
  });
  await client.query([`GRANT USAGE ON SCHEMA public TO ${auditor}`, `REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${auditor}`, ...grants].join(';\n')); // prettier-ignore
}

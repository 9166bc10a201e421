import { escapeIdentifier, escapeLiteral, type Client } from 'pg';

/**
 * Makes the role when there is none, and sets password and settings again.
 * @param settings of every session of the role, by name
 */
export async function ensureRole(
  client: Client,
  name: string,
  password: string,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const role = escapeIdentifier(name);
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  await client.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} LOGIN PASSWORD ${escapeLiteral(password)}`);
  for (const [setting, value] of Object.entries(settings))
    await client.query(`ALTER ROLE ${role} SET ${setting} = ${escapeLiteral(value)}`);
}

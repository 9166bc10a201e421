import { readVariables } from '@app/kernel';
import type { Schema } from './data-source-options.js';
import { migrate } from './migrate.js';
import { waitForMigrations } from './wait-for-migrations.js';

export interface MigrationCommand {
  readonly env?: NodeJS.ProcessEnv;
  readonly args?: readonly string[];
}

/**
 * The whole of a service's `migrate.ts`: brings its database to the newest schema and ends. Migrations run under the
 * migrator's role (MIGRATOR_DATABASE_URL), which may change tables; the service's own role may not. With `--wait` it changes nothing and
 * ends when somebody else has migrated, which the service's own role (DATABASE_URL) can see.
 */
export async function runMigrations(
  service: string,
  schema: Schema,
  { env = process.env, args = process.argv.slice(2) }: MigrationCommand = {},
): Promise<void> {
  const isWaiting = args.includes('--wait');
  const variable = isWaiting ? 'DATABASE_URL' : 'MIGRATOR_DATABASE_URL';
  const url = readVariables(env, [variable]).values[variable];
  if (!url) {
    const role = isWaiting ? 'its own role' : 'the role that owns the tables';
    process.stderr.write(`${service} was not migrated: set ${variable} to its database with ${role}\n`);
    process.exitCode = 78;
    return;
  }
  try {
    process.stdout.write(`${service}: ${await (isWaiting ? wait(service, url, schema) : bringUpToDate(url, schema))}\n`);
  } catch (error) {
    process.stderr.write(`${service} was not migrated: ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}

async function bringUpToDate(url: string, schema: Schema): Promise<string> {
  const names = await migrate(url, schema);
  return names.length === 0 ? 'nothing to migrate' : names.join(', ');
}

async function wait(service: string, url: string, schema: Schema): Promise<string> {
  const stopped = new AbortController();
  process.once('SIGTERM', () => stopped.abort()); // the first process of a container ends by no signal that it does not listen to
  const tell = (reason: string): void => void process.stdout.write(`${service}: ${reason}\n`);
  await waitForMigrations(url, schema, { tell, signal: stopped.signal });
  return 'migrated';
}

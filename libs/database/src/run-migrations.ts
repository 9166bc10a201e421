import type { Schema } from './data-source-options.js';
import { migrate } from './migrate.js';

/**
 * The whole of a service's `migrate.ts`: brings its database to the newest schema and ends. Migrations run under the
 * migrator's role (MIGRATOR_DATABASE_URL), which may change tables; the service's own role may not.
 */
export async function runMigrations(service: string, schema: Schema, env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const url = env['MIGRATOR_DATABASE_URL'];
  if (!url) {
    process.stderr.write(`${service} was not migrated: set MIGRATOR_DATABASE_URL to its database with the role that owns the tables\n`);
    process.exitCode = 78;
    return;
  }
  try {
    const names = await migrate(url, schema);
    process.stdout.write(`${service}: ${names.length === 0 ? 'nothing to migrate' : names.join(', ')}\n`);
  } catch (error) {
    process.stderr.write(`${service} was not migrated: ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}

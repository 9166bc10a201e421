import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readVariables } from '@app/kernel';
import { databaseNames } from '../stack/names.js';
import { appOf, ensureDatabases, migratorOf } from '../stack/postgres/ensure-databases.js';

// A one-shot of a deployment: the databases and their roles, on a server that somebody else runs. Run again, it sets passwords and rights
// again. ROLE_PASSWORDS is a folder with a file per role (`order_app`, `order_migrator`); without it, roles have none, which is for
// servers that trust whoever reaches them.
const {
  values: { ADMIN_DATABASE_URL: adminUrl = '', ROLE_PASSWORDS: folder },
} = readVariables(process.env, ['ADMIN_DATABASE_URL', 'ROLE_PASSWORDS']);

const passwordOf = (role: string): string => (folder ? readFileSync(join(folder, role), 'utf8').trim() : '');

await ensureDatabases(
  adminUrl,
  Object.fromEntries(databaseNames.map((name) => [name, { app: passwordOf(appOf(name)), migrator: passwordOf(migratorOf(name)) }])),
);
process.stdout.write(`${databaseNames.join(', ')}: databases and roles are there\n`);

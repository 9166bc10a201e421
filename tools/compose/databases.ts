import { databaseNames } from '../stack/names.js';
import { ensureDatabases } from '../stack/postgres/ensure-databases.js';
import { Secrets } from '../stack/secrets.js';
import { passwordsOf } from '../stack/surroundings.js';
import { adminUrlAt } from './secret-files.js';

// A short program: a database and two roles per service, each at the server that answers to the database's name.
const secrets = new Secrets(process.argv[2] ?? '/secrets');

for (const name of databaseNames) await ensureDatabases(adminUrlAt(name, secrets), { [name]: passwordsOf(secrets, name) });
console.log(`databases: ${databaseNames.join(', ')}`);

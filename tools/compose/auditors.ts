import { databaseNames } from '../stack/names.js';
import { auditorOf, ensureAuditors } from '../stack/postgres/ensure-auditors.js';
import { Secrets } from '../stack/secrets.js';
import { adminUrlAt } from './secret-files.js';

// A short program: a role per database that may read some columns. Run before each audit, for tables may have come since.
const secrets = new Secrets(process.argv[2] ?? '/secrets');

for (const name of databaseNames) await ensureAuditors(adminUrlAt(name, secrets), { [name]: secrets.get(auditorOf(name)) });

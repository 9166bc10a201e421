import { runMigrations } from '@app/database';
import { bankSchema } from './persistence/schema.js';

await runMigrations('bank', bankSchema);

import { runMigrations } from '@app/database';
import { userSchema } from './persistence/schema.js';

await runMigrations('user', userSchema);

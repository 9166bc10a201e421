import 'reflect-metadata';
import { runMigrations } from '@app/database';
import { catalogSchema } from './persistence/schema.js';

await runMigrations('catalog', catalogSchema);

import 'reflect-metadata';
import { runMigrations } from '@app/database';
import { paymentSchema } from './persistence/schema.js';

await runMigrations('payment', paymentSchema);

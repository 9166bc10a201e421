import 'reflect-metadata';
import { runMigrations } from '@app/database';
import { orderSchema } from './persistence/schema.js';

await runMigrations('order', orderSchema);

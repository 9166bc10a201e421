import type { Schema } from '@app/database';
import { CreateSpine1700000000002 } from '@app/messaging';
import { CreateIdempotencyKeys1700000000003 } from '@app/platform';
import { CreateProducts1700000000001 } from './migrations/1700000000001-CreateProducts.js';
import { CreateReservations1700000000004 } from './migrations/1700000000004-CreateReservations.js';
import { ProductRow } from './product.row.js';

export const catalogSchema: Schema = {
  rows: [ProductRow],
  migrations: [CreateProducts1700000000001, CreateSpine1700000000002, CreateIdempotencyKeys1700000000003, CreateReservations1700000000004],
};

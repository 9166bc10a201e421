import type { Schema } from '@app/database';
import { CreateIdempotencyKeys1700000000003 } from '@app/platform';
import { CreateLedger1700000000001 } from './migrations/1700000000001-CreateLedger.js';
import { ListOpenHolds1700000000004 } from './migrations/1700000000004-ListOpenHolds.js';

export const bankSchema: Schema = {
  rows: [],
  migrations: [CreateLedger1700000000001, CreateIdempotencyKeys1700000000003, ListOpenHolds1700000000004],
};

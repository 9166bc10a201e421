import type { Schema } from '@app/database';
import { CreateSpine1700000000002 } from '@app/messaging';
import { AddressRow } from './address.row.js';
import { CreateUsers1700000000001 } from './migrations/1700000000001-CreateUsers.js';
import { CreateSessions1700000000003 } from './migrations/1700000000003-CreateSessions.js';
import { RotateSigningKeys1700000000004 } from './migrations/1700000000004-RotateSigningKeys.js';
import { UserRow } from './user.row.js';

export const userSchema: Schema = {
  rows: [UserRow, AddressRow],
  migrations: [CreateUsers1700000000001, CreateSpine1700000000002, CreateSessions1700000000003, RotateSigningKeys1700000000004],
};

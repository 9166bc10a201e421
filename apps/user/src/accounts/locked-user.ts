import type { Tx } from '@app/database';
import { UnknownUser } from './account-errors.js';
import type { Role } from './roles.js';

/** An account whose row is ours until the transaction ends. */
export interface LockedUser {
  readonly id: string;
  readonly email_key: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly version: number;
  readonly event_seq: number;
}

const lock = `
  SELECT id, email_key, name, roles, version, event_seq FROM users WHERE id = $1 AND closed_at IS NULL FOR UPDATE`;

/** @throws UnknownUser, also for a closed account */
export async function lockUser(tx: Tx, id: string): Promise<LockedUser> {
  const [user] = await tx.query<LockedUser & Record<string, unknown>>(lock, [id]);
  if (!user) throw new UnknownUser();
  return user;
}

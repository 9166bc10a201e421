import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '@app/database';
import { EndedSessions } from './ended-sessions.js';

export type EndReason = 'logged-out' | 'refresh-token-reused' | 'password-changed' | 'account-closed' | 'ended-by-admin';

/** Which sessions of an account: all, one of them, or all but one. */
export interface Which {
  readonly userId: string;
  readonly only?: string | undefined;
  readonly except?: string | undefined;
}

const end = `
  UPDATE sessions SET ended_at = now(), ended_in = pg_current_xact_id(), end_reason = $2, client = NULL
  WHERE user_id = $1 AND ended_at IS NULL AND ($3::uuid IS NULL OR id = $3) AND id IS DISTINCT FROM $4::uuid`;

/** The session's refresh token is good no more, and every service refuses its access token as soon as it hears of it. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ended: EndedSessions,
  ) {}

  run(which: Which, reason: EndReason): Promise<number> {
    return this.unitOfWork.run((tx) => this.end(tx, which, reason));
  }

  /**
   * Within a transaction that has more to do.
   * @returns how many there were
   */
  async end(tx: Tx, { userId, only, except }: Which, reason: EndReason): Promise<number> {
    tx.afterCommit(this.ended.tell);
    return tx.execute(end, [userId, reason, only ?? null, except ?? null]);
  }
}

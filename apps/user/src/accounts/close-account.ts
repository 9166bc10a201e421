import { Injectable } from '@nestjs/common';
import { fact, UserClosed } from '@app/contracts';
import { UnitOfWork } from '@app/database';
import { Outbox } from '@app/messaging';
import type { Precondition } from '@app/platform';
import { EmailDigest } from '../email-digest.js';
import { EndSessions } from '../sessions/end-sessions.js';
import { lockUser } from './locked-user.js';

const erase = `
  UPDATE users SET closed_at = now(), email_key = $2, email = NULL, name = NULL, password_hash = NULL,
    version = version + 1, event_seq = event_seq + 1
  WHERE id = $1`;

@Injectable()
export class CloseAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly digest: EmailDigest,
    private readonly sessions: EndSessions,
  ) {}

  /**
   * Erases what tells who it was; only the id stays, which orders go on naming. The e-mail address is free again.
   * @throws UnknownUser, ProblemError 412 when the account has changed since it was read
   */
  async run(id: string, precondition: Precondition): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const user = await lockUser(tx, id);
      precondition.check(user.version);
      await this.sessions.end(tx, { userId: id }, 'account-closed');
      await tx.execute('DELETE FROM addresses WHERE user_id = $1', [id]);
      await tx.execute(erase, [id, this.digest.of(id, user.email_key)]);
      this.outbox.emit(fact(UserClosed, { userId: id }), user.event_seq + 1);
    });
  }
}

import { Injectable } from '@nestjs/common';
import { fact, UserUpdated } from '@app/contracts';
import { UnitOfWork } from '@app/database';
import { Outbox } from '@app/messaging';
import { lockUser } from './locked-user.js';
import type { Role } from './roles.js';

const change = 'UPDATE users SET roles = $2, version = version + 1, event_seq = event_seq + 1 WHERE id = $1';

@Injectable()
export class ChangeRoles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Tokens that are out keep their roles until they expire.
   * @throws UnknownUser
   */
  async run(id: string, roles: readonly Role[]): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const user = await lockUser(tx, id);
      if (sameRoles(user.roles, roles)) return;
      await tx.execute(change, [id, roles]);
      this.outbox.emit(fact(UserUpdated, { userId: id }), user.event_seq + 1);
    });
  }
}

const sameRoles = (left: readonly Role[], right: readonly Role[]): boolean =>
  left.length === right.length && left.every((role) => right.includes(role));

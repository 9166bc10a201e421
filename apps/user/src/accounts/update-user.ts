import { Injectable } from '@nestjs/common';
import { fact, UserUpdated } from '@app/contracts';
import { appendTo, UnitOfWork, type Tx } from '@app/database';
import { Outbox } from '@app/messaging';
import type { Precondition } from '@app/platform';
import { lockUser } from './locked-user.js';
import type { UpdateBody } from './user.schemas.js';

const addresses = appendTo('addresses', {
  user_id: 'uuid', position: 'int', recipient: 'text', street: 'text', postal_code: 'text', city: 'text', country: 'text',
}); // prettier-ignore

const rename = 'UPDATE users SET name = $2, version = version + 1, event_seq = event_seq + 1 WHERE id = $1';

@Injectable()
export class UpdateUser {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Changes what is named and leaves the rest. Addresses are replaced as a whole.
   * @throws UnknownUser, ProblemError 412 when the account has changed since it was read
   */
  async run(id: string, change: UpdateBody, precondition: Precondition): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const user = await lockUser(tx, id);
      precondition.check(user.version);
      if (change.name === undefined && change.addresses === undefined) return;
      await tx.execute(rename, [id, change.name ?? user.name]);
      if (change.addresses) await replaceAddresses(tx, id, change.addresses);
      this.outbox.emit(fact(UserUpdated, { userId: id }), user.event_seq + 1);
    });
  }
}

async function replaceAddresses(tx: Tx, userId: string, list: NonNullable<UpdateBody['addresses']>): Promise<void> {
  await tx.execute('DELETE FROM addresses WHERE user_id = $1', [userId]);
  for (const [position, { postalCode, ...address }] of list.entries()) {
    tx.append(addresses, { user_id: userId, position, postal_code: postalCode, ...address });
  }
}

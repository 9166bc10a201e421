import { Injectable } from '@nestjs/common';
import { fact, UserRegistered } from '@app/contracts';
import { UnitOfWork } from '@app/database';
import { newId } from '@app/kernel';
import { Outbox } from '@app/messaging';
import { Passwords } from '../passwords/passwords.js';
import { EmailTaken } from './account-errors.js';
import { emailKey } from './email-key.js';
import type { Role } from './roles.js';
import type { RegisterBody } from './user.schemas.js';

const insert = `
  INSERT INTO users (id, email_key, email, name, password_hash, roles) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (email_key) DO NOTHING`;

@Injectable()
export class RegisterUser {
  constructor(
    private readonly passwords: Passwords,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
  ) {}

  /**
   * @returns the id of the new account
   * @throws EmailTaken, also when another request was faster by a moment
   */
  async run({ email, name, password }: RegisterBody, roles: readonly Role[] = ['customer']): Promise<string> {
    const hash = await this.passwords.hash(password);
    const id = newId();
    await this.unitOfWork.run(async (tx) => {
      const inserted = await tx.execute(insert, [id, emailKey(email), email, name, hash, roles]);
      if (inserted === 0) throw new EmailTaken();
      this.outbox.emit(fact(UserRegistered, { userId: id }), 1);
    });
    return id;
  }
}

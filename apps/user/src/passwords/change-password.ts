import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import type { Caller } from '@app/platform';
import { FindUsers } from '../accounts/find-users.js';
import { EndSessions } from '../sessions/end-sessions.js';
import { CheckPassword, type CheckedAccount } from './check-password.js';
import type { ChangePasswordBody } from './password.schemas.js';
import { BadCredentials, WrongPassword } from './password-errors.js';
import { Passwords } from './passwords.js';

const change = `
  UPDATE users SET password_hash = $3, password_version = password_version + 1
  WHERE id = $1 AND password_version = $2 AND closed_at IS NULL`;

@Injectable()
export class ChangePassword {
  constructor(
    private readonly users: FindUsers,
    private readonly checkPassword: CheckPassword,
    private readonly passwords: Passwords,
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: EndSessions,
  ) {}

  /**
   * Ends all other sessions: who changes a password may have lost it to somebody.
   * @throws UnknownUser, WrongPassword, TooManyAttempts, TooBusy
   */
  async run({ id: userId, sessionId }: Caller, { currentPassword, newPassword }: ChangePasswordBody): Promise<void> {
    const { passwordVersion } = await this.#checked(userId, currentPassword);
    const hash = await this.passwords.hash(newPassword);
    await this.unitOfWork.run(async (tx) => {
      const changed = await tx.execute(change, [userId, passwordVersion, hash]);
      if (changed === 0) throw new WrongPassword(); // another change was faster
      await this.sessions.end(tx, { userId, except: sessionId }, 'password-changed');
    });
  }

  async #checked(userId: string, password: string): Promise<CheckedAccount> {
    const { email } = await this.users.byId(userId);
    try {
      return await this.checkPassword.run({ email: email ?? '', password });
    } catch (error) {
      throw error instanceof BadCredentials ? new WrongPassword() : error;
    }
  }
}

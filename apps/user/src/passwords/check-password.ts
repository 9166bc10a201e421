import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { emailKey } from '../accounts/email-key.js';
import { LoginFailures } from '../guessing/login-failures.js';
import { BadCredentials } from './password-errors.js';
import { Passwords } from './passwords.js';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** An account as it was when its password was found right. */
export interface CheckedAccount {
  readonly id: string;
  readonly passwordVersion: number;
}

type Row = { id: string; password_hash: string; password_version: number };

const find = 'SELECT id, password_hash, password_version FROM users WHERE email_key = $1 AND closed_at IS NULL';
const renew = 'UPDATE users SET password_hash = $3 WHERE id = $1 AND password_hash = $2';

/** The one place where a password is compared, and guesses are counted. */
@Injectable()
export class CheckPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly passwords: Passwords,
    private readonly failures: LoginFailures,
  ) {}

  /**
   * Also the failures are looked up in turn: many guesses at once are held up by the first of them that fail.
   * @throws BadCredentials, TooManyAttempts, TooBusy
   */
  run(credentials: Credentials): Promise<CheckedAccount> {
    return this.passwords.inTurn(async () => {
      const hasFailed = await this.failures.check(credentials.email);
      const account = await this.#accountOf(credentials);
      if (!account) {
        await this.failures.add(credentials.email);
        throw new BadCredentials();
      }
      if (hasFailed) await this.failures.forget(credentials.email);
      return { id: account.id, passwordVersion: account.password_version };
    });
  }

  async #accountOf({ email, password }: Credentials): Promise<Row | undefined> {
    const [account] = await this.unitOfWork.run((tx) => tx.query<Row>(find, [emailKey(email)]));
    const isRight = await this.passwords.matches(password, account?.password_hash);
    if (!account || !isRight) return undefined;
    if (this.passwords.isOutdated(account.password_hash)) await this.#renewHash(account, password);
    return account;
  }

  async #renewHash({ id, password_hash }: Row, password: string): Promise<void> {
    const renewed = await this.passwords.rehash(password);
    await this.unitOfWork.run((tx) => tx.execute(renew, [id, password_hash, renewed]));
  }
}

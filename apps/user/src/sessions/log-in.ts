import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { DomainError } from '@app/kernel';
import { emailKey } from '../accounts/email-key.js';
import type { Role } from '../accounts/roles.js';
import { LoginFailures } from './login-failures.js';
import { Passwords } from './passwords.js';

/** The same words for a wrong password and for an address without an account. */
export class BadCredentials extends DomainError {
  constructor() {
    super('unauthenticated', 'bad-credentials', 'E-mail address or password is wrong');
  }
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

type Account = { id: string; roles: Role[]; password_hash: string };

const find = 'SELECT id, roles, password_hash FROM users WHERE email_key = $1 AND closed_at IS NULL';
const renew = 'UPDATE users SET password_hash = $3 WHERE id = $1 AND password_hash = $2';

@Injectable()
export class LogIn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly passwords: Passwords,
    private readonly failures: LoginFailures,
  ) {}

  /**
   * Also the failures are looked up in turn: many guesses at once are held up by the first of them that fail.
   * @throws BadCredentials, TooManyAttempts, TooBusy
   */
  run(credentials: Credentials): Promise<Pick<Account, 'id' | 'roles'>> {
    return this.passwords.inTurn(async () => {
      const hasFailed = await this.failures.check(credentials.email);
      const account = await this.#accountOf(credentials);
      if (!account) {
        await this.failures.add(credentials.email);
        throw new BadCredentials();
      }
      if (hasFailed) await this.failures.forget(credentials.email);
      return account;
    });
  }

  async #accountOf({ email, password }: Credentials): Promise<Account | undefined> {
    const [account] = await this.unitOfWork.run((tx) => tx.query<Account>(find, [emailKey(email)]));
    const isRight = await this.passwords.matches(password, account?.password_hash);
    if (!account || !isRight) return undefined;
    if (this.passwords.isOutdated(account.password_hash)) await this.#renewHash(account, password);
    return account;
  }

  async #renewHash({ id, password_hash }: Account, password: string): Promise<void> {
    const renewed = await this.passwords.rehash(password);
    await this.unitOfWork.run((tx) => tx.execute(renew, [id, password_hash, renewed]));
  }
}

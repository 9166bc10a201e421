import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { emailKey } from '../accounts/email-key.js';
import { EmailDigest } from '../email-digest.js';
import { SecurityEvents } from '../security-events.js';
import { TooManyAttempts } from './too-many-attempts.js';

const secondsToWait = `
  SELECT ceil(extract(epoch FROM blocked_until - now()))::int AS seconds FROM login_failures WHERE account = $1`;

/** From the fifth failure on 1, 2, 4 … seconds, at most 15 minutes: a nuisance to guessers, and nobody is locked out for good. */
const add = `
  INSERT INTO login_failures AS known (account, failures, blocked_until, last_at) VALUES ($1, 1, now(), now())
  ON CONFLICT (account) DO UPDATE SET
    failures = known.failures + 1,
    blocked_until = now() + CASE WHEN known.failures < 4 THEN interval '0' ELSE least(900, power(2, least(known.failures, 30) - 4)) * interval '1 second' END,
    last_at = now()`;

/** Failed log-ins per account; kept for addresses without an account too, or their absence could be told. */
@Injectable()
export class LoginFailures {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly digest: EmailDigest,
    private readonly events: SecurityEvents,
  ) {}

  /**
   * @returns whether there were any
   * @throws TooManyAttempts while the account has to wait
   */
  async check(email: string): Promise<boolean> {
    const account = this.#account(email);
    const [row] = await this.unitOfWork.run((tx) => tx.query<{ seconds: number }>(secondsToWait, [account]));
    if (row === undefined) return false;
    if (row.seconds <= 0) return true;
    this.events.happened('account-held-up', { account });
    throw new TooManyAttempts(row.seconds);
  }

  async add(email: string): Promise<void> {
    await this.unitOfWork.run((tx) => tx.execute(add, [this.#account(email)]));
  }

  async forget(email: string): Promise<void> {
    await this.unitOfWork.run((tx) => tx.execute('DELETE FROM login_failures WHERE account = $1', [this.#account(email)]));
  }

  #account(email: string): string {
    return this.digest.of('login', emailKey(email));
  }
}

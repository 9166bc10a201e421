import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { newId } from '@app/kernel';
import type { Role } from '../accounts/roles.js';
import { AccessTokens } from '../keys/access-tokens.js';
import type { CheckedAccount } from '../passwords/check-password.js';
import { BadCredentials } from '../passwords/password-errors.js';
import { wholeLife } from './session-life.js';
import { RefreshTokens } from './refresh-tokens.js';
import type { SessionView } from './session.schemas.js';

/**
 * Only for the password that was checked: it may have been changed, or the account closed, in the meantime. So may its roles, and
 * the sessions that had the old ones be ended: the lock makes a session either one of those, or one with the new roles.
 */
const begin = `
  WITH account AS (
    SELECT id, roles FROM users WHERE id = $3 AND password_version = $4 AND closed_at IS NULL FOR SHARE
  ), begun AS (
    INSERT INTO sessions (id, user_id, client, expires_at) SELECT $1, id, $2, now() + ${wholeLife} FROM account
  )
  SELECT roles FROM account`;

const addToken = 'INSERT INTO refresh_tokens (token_hash, session_id, generation) VALUES ($1, $2, 1)';

@Injectable()
export class BeginSession {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly refreshTokens: RefreshTokens,
    private readonly accessTokens: AccessTokens,
  ) {}

  /**
   * @param client what it says of itself, for its owner to recognise it by
   * @throws BadCredentials
   */
  async run({ id, passwordVersion }: CheckedAccount, client: string | undefined): Promise<SessionView> {
    const sessionId = newId();
    const { text, hash } = this.refreshTokens.random();
    const roles = await this.unitOfWork.run(async (tx) => {
      const [account] = await tx.query<{ roles: Role[] }>(begin, [sessionId, client?.slice(0, 200) ?? null, id, passwordVersion]);
      if (!account) throw new BadCredentials();
      await tx.execute(addToken, [hash, sessionId]);
      return account.roles;
    });
    return { ...(await this.accessTokens.issue({ id, roles, sessionId })), refreshToken: text };
  }
}

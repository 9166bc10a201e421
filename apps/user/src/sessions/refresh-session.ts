import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '@app/database';
import type { Role } from '../accounts/roles.js';
import { AccessTokens } from '../keys/access-tokens.js';
import { SecurityEvents } from '../security-events.js';
import { EndSessions } from './end-sessions.js';
import { judgeRefresh, type Shown, type Verdict } from './judge-refresh.js';
import { RefreshTokens, type RefreshToken } from './refresh-tokens.js';
import { isOpen } from './session-life.js';
import type { SessionView } from './session.schemas.js';
import { InvalidRefreshToken, RefreshTokenReused } from './session-errors.js';

type Row = Shown & { session_id: string; user_id: string; roles: Role[] };

/** The session's row is locked: of two requests with one token, the second sees what the first has done. */
const show = `
  SELECT s.id AS session_id, s.user_id, u.roles, t.generation, s.generation AS newest,
    s.rotated_at > now() - interval '10 seconds' AS "isFresh",
    NOT (${isOpen}) AS "isOver"
  FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id JOIN users u ON u.id = s.user_id
  WHERE t.token_hash = $1 FOR UPDATE OF s`;

const rotate = 'UPDATE sessions SET generation = $2, rotated_at = now() WHERE id = $1';
const addToken = 'INSERT INTO refresh_tokens (token_hash, session_id, generation) VALUES ($1, $2, $3)';

interface Decided {
  readonly verdict: Verdict;
  readonly row: Row;
  readonly successor: RefreshToken;
}

/** A new pair of tokens for a refresh token, and the roles that the account has now. */
@Injectable()
export class RefreshSession {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly refreshTokens: RefreshTokens,
    private readonly accessTokens: AccessTokens,
    private readonly sessions: EndSessions,
    private readonly events: SecurityEvents,
  ) {}

  /** @throws InvalidRefreshToken, RefreshTokenReused once the session is ended */
  async run(refreshToken: string): Promise<SessionView> {
    const decided = await this.unitOfWork.run((tx) => this.#decide(tx, this.refreshTokens.hashOf(refreshToken)));
    if (!decided || decided.verdict === 'refused') throw new InvalidRefreshToken();
    const { row, successor } = decided;
    if (decided.verdict === 'reused') {
      this.events.happened('refresh-token-reused', { sessionId: row.session_id, userId: row.user_id });
      throw new RefreshTokenReused();
    }
    const accessToken = await this.accessTokens.issue({ id: row.user_id, roles: row.roles, sessionId: row.session_id });
    return { ...accessToken, refreshToken: successor.text };
  }

  /** Returns instead of throwing: what a verdict writes must be saved. */
  async #decide(tx: Tx, hash: Buffer): Promise<Decided | undefined> {
    const [row] = await tx.query<Row>(show, [hash]);
    if (!row) return undefined;
    const verdict = judgeRefresh(row);
    const successor = this.refreshTokens.successor(hash, row.generation + 1);
    if (verdict === 'rotate') {
      await tx.execute(rotate, [row.session_id, row.generation + 1]);
      await tx.execute(addToken, [successor.hash, row.session_id, row.generation + 1]);
    }
    if (verdict === 'reused') await this.sessions.end(tx, { userId: row.user_id, only: row.session_id }, 'refresh-token-reused');
    return { verdict, row, successor };
  }
}

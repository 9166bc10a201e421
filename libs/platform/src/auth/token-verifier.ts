import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { ProblemError } from '../problem/problem-error.js';
import type { Caller } from './caller.js';
import type { EndedSessions } from './ended-sessions.js';
import { VerifiedTokens } from './verified-tokens.js';
import { Verifier } from './verifier.js';

const Claims = z.object({ sub: z.uuid(), roles: z.array(z.string()), sid: z.string().optional() });

export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
}

export interface Keys {
  readonly key: JWTVerifyGetKey;
  start(): void;
  stop(): void;
}

/** Access tokens after RFC 9068: EdDSA alone, so that neither `none` nor a shared secret can pass for a signature. */
export class TokenVerifier extends Verifier {
  readonly #verified = new VerifiedTokens();

  constructor(
    private readonly keys: Keys,
    private readonly rules: TokenRules,
    private readonly ended?: EndedSessions,
  ) {
    super();
  }

  override start(): void {
    this.keys.start();
    this.ended?.start();
  }

  override stop(): void {
    this.keys.stop();
    this.ended?.stop();
  }

  async verify(authorization: string | undefined): Promise<Caller> {
    const token = /^Bearer +([\w.-]+)$/i.exec(authorization ?? '')?.[1];
    if (!token) throw unauthenticated();
    const caller = this.#verified.get(token) ?? (await this.#check(token));
    if (caller.sessionId && this.ended && (await hasEnded(caller.sessionId, this.ended))) throw unauthenticated('the session has ended');
    return caller;
  }

  async #check(token: string): Promise<Caller> {
    try {
      const { payload } = await jwtVerify(token, (header, jws) => this.#keyOf(header, jws), {
        algorithms: ['EdDSA', 'Ed25519'],
        typ: 'at+jwt',
        issuer: this.rules.issuer,
        audience: this.rules.audience,
        clockTolerance: 5,
        requiredClaims: ['exp', 'iat', 'sub'],
      });
      const { sub, roles, sid } = Claims.parse(payload);
      const caller: Caller = { id: sub, roles, ...(sid && { sessionId: sid }) };
      this.#verified.add(token, caller, payload.exp as number);
      return caller;
    } catch (error) {
      throw refusal(error);
    }
  }

  #keyOf: JWTVerifyGetKey = (header, jws) => {
    if (!header.kid) throw new errors.JWTInvalid('a key id is required');
    return this.keys.key(header, jws);
  };
}

const unauthenticated = (reason?: string): ProblemError =>
  new ProblemError('unauthenticated', undefined, {
    headers: { 'www-authenticate': reason ? `Bearer error="invalid_token", error_description="${reason}"` : 'Bearer' },
  });

const unavailable = (detail: string): ProblemError => new ProblemError('unavailable', detail, { headers: { 'retry-after': '1' } });

async function hasEnded(sessionId: string, ended: EndedSessions): Promise<boolean> {
  await ended.complete().catch(() => {
    throw unavailable('it cannot be learned yet whether the session has ended');
  });
  return ended.has(sessionId);
}

/** A token that is wrong is the caller's fault; keys that cannot be fetched are ours. */
function refusal(error: unknown): ProblemError {
  if (error instanceof errors.JWTExpired) return unauthenticated('the token has expired');
  const isOurs = error instanceof errors.JWKSTimeout || (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC');
  if (isOurs || !(error instanceof errors.JOSEError || error instanceof z.ZodError)) {
    return unavailable('the keys to check the token with cannot be reached');
  }
  return unauthenticated('the token is not valid');
}

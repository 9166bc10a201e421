import type { TokenConfig } from '../config/settings.js';
import { ProblemError } from '../problem/problem-error.js';
import type { Caller } from './caller.js';
import { PublishedEndedSessions } from './ended-sessions.js';
import { Jwks } from './jwks.js';
import { TokenVerifier } from './token-verifier.js';
import { Verifier } from './verifier.js';

/** A service that reads no token settings knows no accounts, so that every token is foreign to it. */
class ClosedVerifier extends Verifier {
  verify(): Promise<Caller> {
    return Promise.reject(new ProblemError('unauthenticated', undefined, { headers: { 'www-authenticate': 'Bearer' } }));
  }
}

export function verifierFor(config: Partial<TokenConfig>): Verifier {
  const { JWKS_URL, TOKEN_ISSUER, TOKEN_AUDIENCE } = config;
  if (!JWKS_URL || !TOKEN_ISSUER || !TOKEN_AUDIENCE) return new ClosedVerifier();
  const ended = new PublishedEndedSessions(new URL('/internal/ended-sessions', JWKS_URL).href);
  return new TokenVerifier(new Jwks(JWKS_URL), { issuer: TOKEN_ISSUER, audience: TOKEN_AUDIENCE }, ended);
}

import { DomainError } from '@app/kernel';

/** The same words for a token that never was, one that is too old and one of a session that is over. */
export class InvalidRefreshToken extends DomainError {
  constructor() {
    super('unauthenticated', 'invalid-refresh-token', 'The refresh token is not good, or not any more: log in again');
  }
}

export class RefreshTokenReused extends DomainError {
  constructor() {
    super('unauthenticated', 'refresh-token-reused', 'The refresh token was used before: its session is ended, log in again');
  }
}

/** Also somebody else's. */
export class UnknownSession extends DomainError {
  constructor() {
    super('not-found', 'unknown-session', 'There is no such session');
  }
}

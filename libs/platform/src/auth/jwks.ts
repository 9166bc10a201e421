import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import type { Keys } from './token-verifier.js';

export interface JwksTimes {
  /** Half the time, at most, for which a new key is announced. */
  readonly refreshEveryMs?: number;
  /** Between two questions after a key that nobody has announced: tokens of an attacker's making must not become questions. */
  readonly cooldownMs?: number;
}

/** The public keys of the user service. Once fetched they are kept until a newer set arrives, so that its absence harms nobody. */
export class Jwks implements Keys {
  readonly #remote;
  #timer?: NodeJS.Timeout;

  readonly #refreshEveryMs: number;

  constructor(url: string, { refreshEveryMs = 60_000, cooldownMs = 1_000 }: JwksTimes = {}) {
    this.#refreshEveryMs = refreshEveryMs;
    this.#remote = createRemoteJWKSet(new URL(url), {
      cacheMaxAge: Infinity,
      cooldownDuration: cooldownMs,
      timeoutDuration: 3_000,
    });
  }

  /** An unknown key id asks the user service again, at most once per cooldown. */
  readonly key: JWTVerifyGetKey = (header, token) => this.#remote(header, token);

  /** Fetches now, best effort, and then regularly: a retired key must not live on. */
  start(): void {
    this.#refresh();
    this.#timer = setInterval(() => this.#refresh(), this.#refreshEveryMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #refresh(): void {
    this.#remote.reload().catch(() => undefined); // the last good set stays; a token that no key fits asks again
  }
}

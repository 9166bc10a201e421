import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import type { Keys } from './token-verifier.js';

const refreshEveryMs = 60_000;
const cooldownMs = 1_000;

/** The public keys of the user service. Once fetched they are kept until a newer set arrives, so that its absence harms nobody. */
export class Jwks implements Keys {
  readonly #remote;
  #timer?: NodeJS.Timeout;

  constructor(url: string) {
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
    this.#timer = setInterval(() => this.#refresh(), refreshEveryMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #refresh(): void {
    this.#remote.reload().catch(() => undefined); // the last good set stays; a token that no key fits asks again
  }
}

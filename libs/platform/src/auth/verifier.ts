import type { Caller } from './caller.js';

/** Tells who is behind a request. Every service asks for itself: the gateway's word is not enough. */
export abstract class Verifier {
  /**
   * @param authorization the value of the header, `Bearer …`
   * @throws ProblemError `unauthenticated` when the token is missing, foreign, malformed or expired; `unavailable` when there are
   * no keys to hold it against
   */
  abstract verify(authorization: string | undefined): Promise<Caller>;

  /** Begins to keep the keys at hand, once the service listens. */
  start(): void {}

  stop(): void {}
}

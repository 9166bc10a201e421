import type { Caller } from './caller.js';

/** Tells who is behind a request. Every service asks for itself: the gateway's word is not enough. */
export abstract class Verifier {
  /**
   * @param authorization the value of the header, `Bearer …`
   * @throws ProblemError `unauthenticated` when the token is missing, foreign, malformed or expired, or its session is over; `unavailable`
   * when there are no keys to hold it against, or nothing is known of ended sessions yet
   */
  abstract verify(authorization: string | undefined): Promise<Caller>;

  /** Begins to keep the keys and the ended sessions at hand, once the service listens: the user service asks itself. */
  start(): void {}

  stop(): void {}
}

import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { z } from 'zod';

const waitSeconds = 25;
/** Between two questions, so that overlapping transactions over there do not make us ask without end. */
const pauseMs = 50;
const afterFailureMs = 1_000;
/** Longer than any access token lives. */
const keepMs = 15 * 60_000;

const Answer = z.object({ sessions: z.array(z.string()), position: z.string() });

/** Sessions that are over before their access tokens are. */
export interface EndedSessions {
  has(sessionId: string): boolean;
  start(): void;
  stop(): void;
}

/**
 * Asks the user service for the sessions that were ended, over and over: each question waits there until there is something to
 * tell, so that a log-out is known everywhere within milliseconds. While the user service cannot be asked, nobody can log out
 * either, and what is known stays known.
 */
export class PublishedEndedSessions implements EndedSessions {
  readonly #logger = new Logger('EndedSessions');
  readonly #stopping = new AbortController();
  readonly #endedAt = new Map<string, number>();
  #position: string | undefined;

  constructor(private readonly url: string) {}

  has(sessionId: string): boolean {
    return this.#endedAt.has(sessionId);
  }

  start(): void {
    void this.#listen(this.#stopping.signal);
  }

  stop(): void {
    this.#stopping.abort();
  }

  async #listen(stopping: AbortSignal): Promise<void> {
    for (let isHeard = true; !stopping.aborted;) {
      const failure = await this.#ask(stopping).catch((error: Error) => error);
      if (isHeard && failure && !stopping.aborted) this.#logger.warn(`cannot hear of ended sessions: ${failure.message}`);
      isHeard = failure === undefined;
      await delay(isHeard ? pauseMs : afterFailureMs, undefined, { signal: stopping, ref: false }).catch(() => undefined);
    }
  }

  async #ask(stopping: AbortSignal): Promise<undefined> {
    const url = new URL(this.url);
    if (this.#position !== undefined) url.search = new URLSearchParams({ after: this.#position, wait: String(waitSeconds) }).toString();
    const response = await fetch(url, { signal: AbortSignal.any([stopping, AbortSignal.timeout((waitSeconds + 5) * 1_000)]) });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`${url.pathname} answered with ${response.status}`);
    }
    const { sessions, position } = Answer.parse(await response.json());
    this.#position = position;
    this.#remember(sessions);
    return undefined;
  }

  #remember(sessions: readonly string[]): void {
    const now = Date.now();
    for (const [session, at] of this.#endedAt) {
      if (now - at < keepMs) break; // in the order of their arrival
      this.#endedAt.delete(session);
    }
    for (const session of sessions) if (!this.#endedAt.has(session)) this.#endedAt.set(session, now);
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import { untilOver } from '@app/kernel';
import { Logger } from '@nestjs/common';
import { z } from 'zod';

const waitSeconds = 25;
/** Between two questions: hardly any, unless we failed, or are told what we know because an older transaction still runs there. */
const pauseMs = { afterNews: 50, afterNothingNew: 1_000, afterFailure: 1_000 };
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
      const outcome = await this.#ask(stopping).catch((error: Error) => error);
      if (isHeard && outcome instanceof Error && !stopping.aborted) {
        this.#logger.warn(`cannot hear of ended sessions: ${outcome.message}`);
      }
      isHeard = !(outcome instanceof Error);
      const pause = outcome instanceof Error ? pauseMs.afterFailure : pauseMs[outcome];
      await delay(pause, undefined, { signal: stopping, ref: false }).catch(() => undefined);
    }
  }

  async #ask(stopping: AbortSignal): Promise<'afterNews' | 'afterNothingNew'> {
    const url = new URL(this.url);
    if (this.#position !== undefined) url.search = new URLSearchParams({ after: this.#position, wait: String(waitSeconds) }).toString();
    const { sessions, position } = await untilOver((waitSeconds + 5) * 1_000, [stopping], (signal) => read(url, signal));
    this.#position = position;
    const isNew = sessions.length === 0 || sessions.some((session) => !this.has(session));
    this.#remember(sessions);
    return isNew ? 'afterNews' : 'afterNothingNew';
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

async function read(url: URL, signal: AbortSignal): Promise<z.infer<typeof Answer>> {
  const response = await fetch(url, { signal });
  if (response.ok) return Answer.parse(await response.json());
  await response.body?.cancel();
  throw new Error(`${url.pathname} answered with ${response.status}`);
}

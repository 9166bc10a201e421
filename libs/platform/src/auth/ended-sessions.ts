import { EventEmitter, once, setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { untilOver } from '@app/kernel';
import { Logger } from '@nestjs/common';
import { z } from 'zod';

const waitSeconds = 25;
/** How long the first callers may wait for the first answer. */
const firstAnswerMs = 1_000;
/** Between two questions: hardly any, unless we failed, or are told what we know because an older transaction still runs there. */
const pauseMs = { afterNews: 50, afterNothingNew: 1_000, afterFailure: 1_000, beforeFirstAnswer: 200 };
/** Longer than any access token lives. */
const keepMs = 15 * 60_000;

const Answer = z.object({ sessions: z.array(z.string()), position: z.string() });

type Outcome = 'afterNews' | 'afterNothingNew';

/** Sessions that are over before their access tokens are. */
export interface EndedSessions {
  /**
   * Resolves at once, but for the moments after a start: then as soon as it is known which sessions had ended before.
   * @throws when that cannot be learned within a second
   */
  complete(): Promise<void>;
  has(sessionId: string): boolean;
  start(): void;
  stop(): void;
}

/**
 * Asks the user service for the sessions that were ended, over and over: each question waits there until there is something to
 * tell, so that a log-out is known everywhere within milliseconds. While the user service cannot be asked, nobody can log out
 * either, and what is known stays known. Who has had no answer yet knows nothing, and must not take that for good news.
 */
export class PublishedEndedSessions implements EndedSessions {
  readonly #logger = new Logger('EndedSessions');
  readonly #stopping = new AbortController();
  readonly #endedAt = new Map<string, number>();
  readonly #progress = new EventEmitter();
  #position: string | undefined;

  constructor(private readonly url: string) {
    setMaxListeners(0, this.#progress);
  }

  async complete(): Promise<void> {
    if (this.#position !== undefined) return;
    await untilOver(firstAnswerMs, [], (signal) => once(this.#progress, 'answer', { signal }));
  }

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
      await delay(this.#pauseAfter(outcome), undefined, { signal: stopping, ref: false }).catch(() => undefined);
    }
  }

  #pauseAfter(outcome: Outcome | Error): number {
    if (!(outcome instanceof Error)) return pauseMs[outcome];
    return this.#position === undefined ? pauseMs.beforeFirstAnswer : pauseMs.afterFailure;
  }

  async #ask(stopping: AbortSignal): Promise<Outcome> {
    const url = new URL(this.url);
    const after = this.#position;
    if (after !== undefined) url.search = new URLSearchParams({ after, wait: String(waitSeconds) }).toString();
    const limitSeconds = after === undefined ? 5 : waitSeconds + 5;
    const { sessions, position } = await untilOver(limitSeconds * 1_000, [stopping], (signal) => read(url, signal));
    const isNew = sessions.length === 0 || sessions.some((session) => !this.has(session));
    this.#remember(sessions);
    this.#position = position;
    this.#progress.emit('answer');
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

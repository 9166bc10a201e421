import type { Log } from '@app/platform';

/** So long nothing is asked of who did not answer. */
const pauseMs = 1_000;

/** Remembers that Valkey does not answer, so that not every request waits to find out. Told in the log when it begins and when it ends. */
export class Silence {
  #tryAt: number | undefined;

  constructor(private readonly log: Log) {}

  get lasts(): boolean {
    return this.#tryAt !== undefined;
  }

  /** One attempt for each pause, whoever asks first. */
  mayTry(now = performance.now()): boolean {
    if (this.#tryAt === undefined || now < this.#tryAt) return false;
    this.#tryAt = now + pauseMs;
    return true;
  }

  begin(error: unknown, now = performance.now()): void {
    if (this.lasts) return;
    this.#tryAt = now + pauseMs;
    this.log.warn('valkey does not answer: rate limits are counted here', { error });
  }

  end(): void {
    if (!this.lasts) return;
    this.#tryAt = undefined;
    this.log.info('valkey is back: rate limits are shared');
  }
}

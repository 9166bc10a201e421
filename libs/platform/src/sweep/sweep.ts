import { Logger } from '@nestjs/common';

/**
 * Repeats work for as long as a service lives: waits `everyMs`, then calls it until it finds nothing more. One run at a
 * time; a failure is logged and the next run tries again.
 * @param work resolves to whether there may be more
 */
export class Sweep {
  readonly #logger: Logger;
  #timer?: NodeJS.Timeout;
  #run: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(
    private readonly name: string,
    private readonly everyMs: number,
    private readonly work: () => Promise<boolean>,
  ) {
    this.#logger = new Logger(name);
  }

  start(): void {
    this.#timer = setTimeout(() => (this.#run = this.#sweep()), this.everyMs);
  }

  /** Resolves when the run in hand has ended. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#run;
  }

  async #sweep(): Promise<void> {
    try {
      while (!this.#isStopped && (await this.work()));
    } catch (error) {
      this.#logger.warn(`${this.name} failed, will try again: ${(error as Error).message}`);
    }
    if (!this.#isStopped) this.start();
  }
}

import { killAllBelow } from './process/pid-file.js';

/** Ctrl-C reaches us from the terminal and once more from each program in between that passes it on. */
const SAME_KEYPRESS_MS = 400;

/** The wish to stop: a signal, a fault of our own, the end of the terminal or of the program that started us. A second one ends everything at once. */
export class StopSignal {
  readonly #controller = new AbortController();
  #since = Infinity;
  #failed = false;

  constructor(private readonly dataDir: string) {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => this.request());
    process.on('uncaughtException', (error) => {
      console.error(error);
      this.#failed = true;
      this.request();
    });
    process.once('disconnect', () => this.request());
    process.channel?.unref();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether it was our own fault. */
  get failed(): boolean {
    return this.#failed;
  }

  get requested(): Promise<void> {
    return new Promise((resolve) => {
      if (this.signal.aborted) resolve();
      else this.signal.addEventListener('abort', () => resolve());
    });
  }

  request(): void {
    const now = performance.now();
    if (this.signal.aborted && now - this.#since > SAME_KEYPRESS_MS) this.#endAtOnce();
    if (this.signal.aborted) return;
    this.#since = now;
    this.#controller.abort();
  }

  #endAtOnce(): never {
    killAllBelow(this.dataDir);
    process.exit(130);
  }
}

export type Phase = 'starting' | 'running' | 'draining' | 'closing';

/** Where the service stands in its life. What lives long, such as a stream, ends itself when `draining` fires. */
export class Lifecycle {
  readonly #draining = new AbortController();
  #phase: Phase = 'starting';
  #startedAt = Infinity;
  #onFatal: (error: Error) => void = () => undefined;

  get phase(): Phase {
    return this.#phase;
  }

  /** Aborts as soon as the service begins to stop, while it still answers. */
  get draining(): AbortSignal {
    return this.#draining.signal;
  }

  /** Called when a part of the service cannot be healed from inside its process, which should then end in order. */
  onFatal(listener: (error: Error) => void): void {
    this.#onFatal = listener;
  }

  fail(error: Error): void {
    this.#onFatal(error);
  }

  /** Milliseconds since the start was complete; negative before. */
  get runningForMs(): number {
    return performance.now() - this.#startedAt;
  }

  started(): void {
    this.#phase = 'running';
    this.#startedAt = performance.now();
  }

  drain(): void {
    this.#phase = 'draining';
    this.#draining.abort();
  }

  close(): void {
    if (!this.#draining.signal.aborted) this.#draining.abort();
    this.#phase = 'closing';
  }
}

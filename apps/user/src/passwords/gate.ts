import { DomainError } from '@app/kernel';

/** More people want in than can be served in time. */
export class TooBusy extends DomainError {
  constructor() {
    super('unavailable', 'too-busy', 'Too many people are logging in at the moment', { retryAfterSeconds: 2 });
  }
}

/** Lets a few at a time through, keeps a queue for the rest, and turns away who would have to wait too long. */
export class Gate {
  readonly #waiting: (() => void)[] = [];
  #inside = 0;

  constructor(
    private readonly places: number,
    private readonly queue: number,
  ) {}

  /** @throws TooBusy at once when the queue is full */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#inside < this.places) {
      this.#inside += 1;
      return;
    }
    if (this.#waiting.length >= this.queue) throw new TooBusy();
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** The place goes to the next in line without ever being free: nobody can overtake. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#inside -= 1;
  }
}

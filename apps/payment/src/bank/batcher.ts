import { withoutCause } from '@app/kernel';

/**
 * One flight at a time; the next takes all that came meanwhile, up to `max`. Nothing waits for a timer, and nothing is lost
 * at rest. Work must not reject: it knows what to do about its failures.
 */
export class Batcher<Item> {
  readonly #queue: Item[] = [];
  #isBusy = false;
  #flights = Promise.resolve();

  constructor(
    private readonly max: number,
    private readonly work: (items: Item[]) => Promise<void>,
  ) {}

  push(item: Item): void {
    this.#queue.push(item);
    if (!this.#isBusy) this.#flights = withoutCause(() => this.#run());
  }

  /** Resolves when nothing is left. */
  async idle(): Promise<void> {
    while (this.#isBusy) await this.#flights;
  }

  async #run(): Promise<void> {
    this.#isBusy = true;
    try {
      while (this.#queue.length > 0) await this.work(this.#queue.splice(0, this.max));
    } finally {
      this.#isBusy = false;
    }
  }
}

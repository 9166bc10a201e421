/** What is asked for once, however many want it, and given to all who come soon after. A failure is for those who wait, and is not kept. */
export class Kept<T> {
  #asked: Promise<T> | undefined;
  #until = Infinity;
  #last: T | undefined;

  /** @param ask is told what it answered last */
  constructor(
    private readonly ms: number,
    private readonly ask: (last: T | undefined) => Promise<T>,
  ) {}

  /** @throws what `ask` throws */
  get(): Promise<T> {
    if (performance.now() >= this.#until) this.#asked = undefined;
    return (this.#asked ??= this.#renew());
  }

  async #renew(): Promise<T> {
    this.#until = Infinity; // whoever comes before the answer waits for it
    try {
      this.#last = await this.ask(this.#last);
      this.#until = performance.now() + this.ms;
      return this.#last;
    } catch (error) {
      this.#asked = undefined;
      throw error;
    }
  }
}

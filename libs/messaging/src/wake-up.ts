/** Lets one loop sleep until something happens. A wake-up that comes while the loop works is not lost. */
export class WakeUp {
  #isDue = false;
  #hasEnded = false;
  #wake: () => void = () => undefined;

  now(): void {
    this.#isDue = true;
    this.#wake();
  }

  /** No sleep lasts any longer, neither the present one nor a later one. */
  end(): void {
    this.#hasEnded = true;
    this.#wake();
  }

  /** Sleeps until woken, at the longest for `ms`. */
  async within(ms: number): Promise<void> {
    const until = performance.now() + ms;
    while (!this.#isDue && !this.#hasEnded && performance.now() < until) await this.#sleep(until - performance.now());
    this.#isDue = false;
  }

  /** Sleeps for `ms` whatever happens meanwhile; only `end` cuts it short. */
  async pause(ms: number): Promise<void> {
    const until = performance.now() + ms;
    while (!this.#hasEnded && performance.now() < until) await this.#sleep(until - performance.now());
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

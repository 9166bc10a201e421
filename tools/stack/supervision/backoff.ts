const FIRST_MS = 500;
const LONGEST_MS = 10_000;
const STABLE_MS = 60_000;

/** How long to wait before the next start: twice as long each time, from the beginning once it had run for a minute. */
export class Backoff {
  #failures = 0;

  next(ranForMs: number): number {
    if (ranForMs >= STABLE_MS) this.#failures = 0;
    return Math.min(FIRST_MS * 2 ** this.#failures++, LONGEST_MS);
  }
}

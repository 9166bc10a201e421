/** The time of a run: milliseconds since its load began, and when that was. */
export class Stopwatch {
  #beganAt = 0;
  #begin = 0;

  /** Epoch milliseconds. */
  get beganAt(): number {
    return this.#beganAt;
  }

  start(): void {
    this.#beganAt = Date.now();
    this.#begin = performance.now();
  }

  /** Whole milliseconds; 0 before the start. */
  readonly now = (): number => (this.#beganAt === 0 ? 0 : Math.round(performance.now() - this.#begin));
}

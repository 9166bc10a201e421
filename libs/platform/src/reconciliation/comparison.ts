/** One step of a comparison of what a service says in two places. It must be cheap however much there is: a page at a time. */
export interface Compared {
  /** One sentence per thing that does not agree. */
  readonly mismatches: readonly string[];
  /** Where the next step goes on; nothing when all has been compared, and it begins again. */
  readonly next?: string;
}

export type Compare = (from?: string) => Promise<Compared>;

/** Compares step by step, round after round, and knows how much did not agree in the last round or so far in this one. */
export class Comparison {
  #next: string | undefined;
  #before = 0;
  #found = 0;

  constructor(
    readonly kind: string,
    private readonly compare: Compare,
  ) {}

  get mismatches(): number {
    return Math.max(this.#before, this.#found);
  }

  /** @returns what was found, and whether the round goes on */
  async step(): Promise<{ mismatches: readonly string[]; goesOn: boolean }> {
    const { mismatches, next } = await this.compare(this.#next);
    this.#found += mismatches.length;
    this.#next = next;
    if (next === undefined) [this.#before, this.#found] = [this.#found, 0];
    return { mismatches, goesOn: next !== undefined };
  }
}

const bucketMs = 10_000;
const buckets = 60;
/** Upper bounds grow by √2 from a quarter of a millisecond: 44 of them reach over ten minutes. */
const bounds = 44;
const boundOf = (ms: number): number => Math.min(bounds - 1, Math.max(0, Math.ceil(2 * Math.log2(ms / 0.25))));
const msOf = (bound: number): number => 0.25 * 2 ** (bound / 2);

export interface Bucket {
  readonly requests: number;
  readonly failed: number;
  /** Mean milliseconds. */
  readonly mean: number;
}

/** What one operation did in the last ten minutes, in steps of ten seconds. Takes the same memory whatever happens. */
export class Recent {
  readonly #requests = new Uint32Array(buckets);
  readonly #failed = new Uint32Array(buckets);
  readonly #sums = new Float64Array(buckets);
  readonly #times = new Uint32Array(buckets * bounds);
  #step = 0;

  add(ms: number, isFailed: boolean, now = Date.now()): void {
    const at = this.#turnTo(now);
    this.#requests[at] = (this.#requests[at] ?? 0) + 1;
    this.#sums[at] = (this.#sums[at] ?? 0) + ms;
    if (isFailed) this.#failed[at] = (this.#failed[at] ?? 0) + 1;
    const bound = at * bounds + boundOf(ms);
    this.#times[bound] = (this.#times[bound] ?? 0) + 1;
  }

  /** Oldest first. */
  read(now = Date.now()): Bucket[] {
    const last = this.#turnTo(now);
    return Array.from({ length: buckets }, (_, offset) => {
      const at = (last + 1 + offset) % buckets;
      const requests = this.#requests[at] ?? 0;
      return { requests, failed: this.#failed[at] ?? 0, mean: requests === 0 ? 0 : (this.#sums[at] ?? 0) / requests };
    });
  }

  /** The time within which this share of the requests was answered, in milliseconds, at most √2 too high. */
  quantile(share: number): number {
    const counts = Array.from({ length: bounds }, (_, bound) =>
      Array.from({ length: buckets }, (_, at) => this.#times[at * bounds + bound] ?? 0).reduce((sum, count) => sum + count, 0),
    );
    const wanted = share * counts.reduce((sum, count) => sum + count, 0);
    let seen = 0;
    const bound = counts.findIndex((count) => (seen += count) >= wanted && seen > 0);
    return bound < 0 ? 0 : msOf(bound);
  }

  /** Empties what is older than ten minutes. */
  #turnTo(now: number): number {
    const step = Math.floor(now / bucketMs);
    const passed = Math.min(step - this.#step, buckets);
    for (let offset = 1; offset <= passed; offset++) {
      const at = (this.#step + offset) % buckets;
      this.#requests[at] = this.#failed[at] = this.#sums[at] = 0;
      this.#times.fill(0, at * bounds, (at + 1) * bounds);
    }
    if (passed === buckets) for (const all of [this.#requests, this.#failed, this.#sums, this.#times]) all.fill(0);
    this.#step = Math.max(step, this.#step);
    return this.#step % buckets;
  }
}

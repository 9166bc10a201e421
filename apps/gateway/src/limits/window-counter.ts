export interface Count {
  /** Requests in the present window, this one included. */
  readonly requests: number;
  /** Whole milliseconds until the count begins anew. */
  readonly msLeft: number;
}

interface Window {
  requests: number;
  readonly endsAt: number;
}

/** Counts requests by key in this process, for a time that begins with the first of them. Needs no timer and no promise per key. */
export class WindowCounter {
  /** In the order in which they end, because all last equally long. */
  readonly #windows = new Map<string, Window>();

  constructor(private readonly windowMs: number) {}

  count(key: string, now = performance.now()): Count {
    let window = this.#windows.get(key);
    if (!window || window.endsAt <= now) window = this.#open(key, now);
    window.requests++;
    return { requests: window.requests, msLeft: Math.round(window.endsAt - now) };
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#windows.size;
  }

  #open(key: string, now: number): Window {
    for (const [old, { endsAt }] of this.#windows) {
      if (endsAt > now) break;
      this.#windows.delete(old);
    }
    const window = { requests: 0, endsAt: now + this.windowMs };
    this.#windows.set(key, window);
    return window;
  }
}

import type { Random } from '../random.js';

export interface Line {
  readonly sku: string;
  readonly quantity: number;
}

/** What a customer has in mind with one order. Everything is drawn before anything is sent. */
export interface Wish {
  readonly lines: readonly Line[];
  readonly paymentToken: string;
  /** How often the same request is sent at once. */
  readonly times: number;
  /** Milliseconds after the answer; absent when the order is to stay. */
  readonly cancelAfterMs?: number;
  /** Whether its fate is watched until it is final. */
  readonly isFollowed: boolean;
  /** An outcome that nobody knows stays unknown: some people give up. */
  readonly givesUp: boolean;
}

const cards = {
  tok_ok: 60,
  tok_declined: 8,
  tok_insufficient_funds: 4,
  tok_slow: 3,
  tok_timeout_after_authorize: 8,
  tok_error_after_capture: 7,
  tok_capture_fails: 5,
  tok_unavailable: 2,
  tok_late: 3,
};

const buyersPerHotProduct = 200;

export interface Shelves {
  /** Of which there is more than anybody buys. */
  readonly plenty: readonly string[];
  /** Of which there are five each. */
  readonly hot: readonly string[];
}

/** Draws wishes; every hot product is wanted by two hundred customers in a row. */
export class Wishes {
  #hotBuyers = 0;

  constructor(
    private readonly shelves: Shelves,
    private readonly random: Random,
  ) {}

  next(): Wish {
    const { random } = this;
    return {
      lines: this.#lines(),
      paymentToken: random.weighted(cards),
      times: random.chance(0.15) ? 2 + random.below(4) : 1,
      ...(random.chance(0.15) && { cancelAfterMs: random.chance(0.4) ? 0 : random.between(0, 3_000) }),
      isFollowed: random.chance(0.4),
      givesUp: random.chance(0.1),
    };
  }

  #lines(): Line[] {
    const { random } = this;
    const skus = random.shuffled(this.shelves.plenty).slice(0, 1 + random.below(3));
    const lines = skus.map((sku) => ({ sku, quantity: 1 + random.below(3) }));
    if (!random.chance(0.25)) return lines;
    const hot = this.shelves.hot[Math.floor(this.#hotBuyers++ / buyersPerHotProduct) % this.shelves.hot.length];
    return random.shuffled([...lines, ...(hot ? [{ sku: hot, quantity: 1 }] : [])]);
  }
}

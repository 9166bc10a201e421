import { setTimeout as sleep } from 'node:timers/promises';
import { waitUntil } from '../../../stack/process/wait-until.js';
import { Account } from '../../load/account.js';
import type { ClientLog } from '../../load/client-log.js';
import { Customer } from '../../load/customer.js';
import type { Door } from '../../load/door.js';
import type { Wish } from '../../load/wishes.js';
import type { Random } from '../../random.js';

const pauseMs = 200;
const longestWaitMs = 60_000;

/** A few customers who place one order after the other, all with the same kind of wish. */
export class Crowd {
  readonly #customers: readonly Customer[];
  readonly #over = new AbortController();
  #isBuying = true;
  #crowd: Promise<unknown> = Promise.resolve();
  #placed = 0;

  constructor(
    door: Door,
    log: ClientLog,
    size: number,
    private readonly random: Random,
    private readonly wish: (random: Random) => Wish,
  ) {
    this.#customers = Array.from(
      { length: size },
      (_, index) => new Customer(door, new Account(door, `customer-${index}@example.com`), log, random.fork(`customer ${index}`)),
    );
  }

  /** Orders begun. */
  get placed(): number {
    return this.#placed;
  }

  /** Resolves when so many more have been begun, or will not be. */
  async orders(count: number): Promise<void> {
    const wanted = this.#placed + count;
    await waitUntil(() => this.#placed >= wanted, longestWaitMs);
  }

  async start(): Promise<void> {
    await Promise.all(this.#customers.map(({ account }) => account.register()));
    this.#crowd = Promise.all(this.#customers.map((customer) => this.#buy(customer)));
  }

  /** Nobody begins another order; resolves when everybody knows what became of the last, or has waited long enough. */
  async stop(patienceMs: number): Promise<void> {
    this.#isBuying = false;
    const timer = setTimeout(() => this.#over.abort(), patienceMs);
    await this.#crowd;
    clearTimeout(timer);
  }

  async #buy(customer: Customer): Promise<void> {
    while (this.#isBuying) {
      this.#placed += 1;
      await customer.carryOut(this.wish(this.random), `planted-${this.#placed}-${this.random.below(2 ** 32)}`, this.#over.signal);
      await sleep(pauseMs);
    }
  }
}

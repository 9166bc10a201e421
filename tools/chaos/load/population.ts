import type { Random } from '../random.js';
import { Account } from './account.js';
import type { ClientLog } from './client-log.js';
import { Customer } from './customer.js';
import type { Door } from './door.js';
import { Wishes, type Shelves } from './wishes.js';

export interface PopulationOptions {
  readonly door: Door;
  readonly log: ClientLog;
  readonly shelves: Shelves;
  readonly customers: number;
  readonly random: Random;
}

/** A bounded crowd: everybody has one wish at a time, so a shop that is slow gets fewer orders and not a growing queue. */
export class Population {
  readonly #customers: readonly Customer[];
  readonly #wishes: Wishes;
  readonly #keys: Random;
  readonly #over = new AbortController();
  #isBuying = true;
  #crowd: Promise<unknown> = Promise.resolve();
  attempted = 0;

  constructor(options: PopulationOptions) {
    const { door, log, shelves, customers, random } = options;
    this.#wishes = new Wishes(shelves, random.fork('wishes'));
    this.#keys = random.fork('keys');
    this.#customers = Array.from({ length: customers }, (_, index) => {
      const account = new Account(door, `chaos-${index}@example.com`);
      return new Customer(door, account, log, random.fork(`customer ${index}`));
    });
  }

  async register(): Promise<void> {
    for (const { account } of this.#customers) await account.register();
  }

  start(): void {
    this.#crowd = Promise.all(this.#customers.map((customer) => this.#buy(customer)));
  }

  /** No new orders; what is on its way is brought to an outcome that its customer knows. */
  async stop(): Promise<void> {
    this.#isBuying = false;
    await this.#crowd;
  }

  /** At once; what has no outcome keeps none. */
  abandon(): void {
    this.#isBuying = false;
    this.#over.abort();
  }

  async #buy(customer: Customer): Promise<void> {
    while (this.#isBuying) {
      this.attempted += 1;
      const key = `chaos-${this.attempted}-${this.#keys.below(2 ** 32).toString(16).padStart(8, '0')}`; // prettier-ignore
      await customer.carryOut(this.#wishes.next(), key, this.#over.signal);
    }
  }
}

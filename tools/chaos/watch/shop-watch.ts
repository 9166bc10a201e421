import type { OpenDatabases } from '../../audit/open-databases.js';

const byState = 'SELECT status, count(*)::int AS count FROM orders GROUP BY status';

export type Counts = Readonly<Record<string, number>>;

/** Orders by state, once a second, for whoever looks on. */
export class ShopWatch {
  #counts: Counts = {};
  #timer?: NodeJS.Timeout;

  constructor(private readonly databases: OpenDatabases) {}

  get orders(): Counts {
    return this.#counts;
  }

  start(): void {
    this.#timer = setInterval(() => void this.#look(), 1_000);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    try {
      const rows = await this.databases.order.rows<{ status: string; count: number }>(byState);
      this.#counts = Object.fromEntries(rows.map(({ status, count }) => [status, count]));
    } catch {
      // Its database is down, as it has to be now and then.
    }
  }
}

import type { Summary } from '../bench/summary.js';
import { databaseUrl } from '../stack/postgres/ensure-databases.js';
import { withClient } from '../stack/postgres/with-client.js';
import { waitUntil } from '../stack/process/wait-until.js';
import { keptTables, passTwelveHours, state, type KeptTable } from './kept-tables.js';
import type { MeasuredShop } from './open-shop.js';
import type { CleanedUp } from './result.js';

const services = ['order', 'catalog', 'payment'] as const;

/** One table of one service, whose rows became due at once. */
class Watched {
  readonly #since = performance.now();
  #until: number | undefined;

  private constructor(
    readonly name: string,
    private readonly url: string,
    private readonly table: KeptTable,
    private readonly before: { readonly due: number; readonly rows: number },
  ) {}

  static async of(adminUrl: string, service: string, table: KeptTable): Promise<Watched> {
    const url = databaseUrl(adminUrl, service);
    return new Watched(`${service}.${table}`, url, table, await withClient(url, (client) => passTwelveHours(client, table)));
  }

  async isDone(): Promise<boolean> {
    if (this.#until === undefined && (await this.#look()).due === 0) this.#until = performance.now();
    return this.#until !== undefined;
  }

  async report(): Promise<CleanedUp> {
    const { due, rows } = await this.#look();
    const wholeTime = (performance.now() - this.#since) / 1_000;
    const seconds = ((this.#until ?? performance.now()) - this.#since) / 1_000;
    const gone = this.before.due - due;
    return {
      table: this.name,
      due: this.before.due,
      seconds: Math.round(seconds * 10) / 10,
      deleted: Math.round(gone / seconds),
      added: Math.round((rows - this.before.rows + gone) / wholeTime),
      left: due,
    };
  }

  #look() {
    return withClient(this.url, (client) => state(client, this.table));
  }
}

/** Lets twelve hours pass at once for what outbox and inbox hold, and watches the clean-up while customers buy. */
export async function measureCleanUp(
  shop: MeasuredShop,
  customers: number,
  seconds: number,
): Promise<{ cleanedUp: CleanedUp[]; whileCleaning: Summary }> {
  const loading = shop.buy(customers, seconds);
  const watched: Watched[] = [];
  for (const service of services)
    for (const table of keptTables) watched.push(await Watched.of(shop.stack.postgres.adminUrl, service, table));
  const allDone = async (): Promise<boolean> => (await Promise.all(watched.map((one) => one.isDone()))).every(Boolean);
  await waitUntil(allDone, seconds * 1_000, 250);
  const whileCleaning = await loading;
  return { cleanedUp: await Promise.all(watched.map((one) => one.report())), whileCleaning };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit } from '../audit/audit.js';
import { openDatabases, type OpenDatabases } from '../audit/open-databases.js';
import { readBooks } from '../audit/read-books.js';
import { Shop } from '../shop/shop.js';
import type { Visitor } from '../shop/visitor.js';
import type { ServiceName } from '../stack/names.js';
import { temporaryOptions } from '../stack/options.js';
import { waitUntil } from '../stack/process/wait-until.js';
import type { RunningStack } from '../stack/running-stack.js';
import { startStack } from '../stack/start-stack.js';
import { endings, type Ending, type EndingName } from './endings.js';
import { Operator } from './operator.js';
import { OrderUnderWay } from './order-under-way.js';
import { fillShelves } from './shelves.js';
import { TimeMachine } from './time-machine.js';

/** The bank puts `tok_late` off until the time machine says otherwise, and a killed consumer's partitions are soon free. */
const env = { SWEEP_MS: '200', BANK_LATE_SECONDS: '86400', KAFKA_SESSION_TIMEOUT_MS: '2000', CRASHPOINT: 'on-message' };
const settledWithinMs = 30_000;

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'saga-shop-crash-'));

/** A real shop of its own, whose services are killed at points. */
export class CrashShop {
  readonly time: TimeMachine;
  readonly #shop: Shop;
  readonly #known = new Set<string>();
  #customer?: Promise<Visitor>;

  private constructor(
    readonly stack: RunningStack,
    readonly databases: OpenDatabases,
    private readonly shelves: Readonly<Record<Ending['shelf'], string>>,
  ) {
    this.time = new TimeMachine(databases);
    this.#shop = new Shop(stack.url('gateway'));
  }

  /** @throws when there is no real broker here: with all services in one process nobody can be killed alone */
  static async open(dataDir = temporaryFolder(), signal?: AbortSignal): Promise<CrashShop> {
    let stack: RunningStack | undefined;
    try {
      stack = await startStack(temporaryOptions(dataDir, { env: { ...process.env, ...env } }), undefined, signal);
      if (stack.mode.broker === 'memory')
        throw new Error(`Services can be killed one by one with a real broker only: ${stack.mode.because}.`);
      const databases = openDatabases(stack.postgres.adminUrl);
      return new CrashShop(stack, databases, await fillShelves(new Shop(stack.url('gateway')), databases));
    } catch (error) {
      await stack?.stop();
      rmSync(dataDir, { recursive: true, force: true });
      throw error;
    }
  }

  /** An order that is to have this ending; not placed yet. */
  async newOrder(ending: EndingName): Promise<OrderUnderWay> {
    this.#customer ??= this.#shop.logIn('ada');
    return new OrderUnderWay(ending, await this.#customer, this.shelves[endings[ending].shelf]);
  }

  /** At the door of one service for operators, past the gateway. */
  async operatorAt(service: ServiceName): Promise<Operator> {
    return new Operator(this.stack.url(service), (await this.#shop.logIn('admin')).session);
  }

  /** What the books of the five databases have against each other and did not have before; waits a while for: nothing. */
  async newViolations(): Promise<string[]> {
    let found: string[] = [];
    const isClean = async (): Promise<boolean> => {
      const all = audit(await readBooks(this.databases)).map(({ invariant, what }) => `${invariant}: ${what}`);
      found = all.filter((violation) => !this.#known.has(violation));
      return found.length === 0;
    };
    await waitUntil(isClean, settledWithinMs, 200);
    for (const violation of found) this.#known.add(violation);
    return found;
  }

  async close(): Promise<void> {
    await this.databases.close();
    await this.stack.stop();
    rmSync(this.stack.dataDir, { recursive: true, force: true });
  }
}

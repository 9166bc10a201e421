import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenDatabases } from '../audit/open-databases.js';
import { waitUntil } from '../stack/process/wait-until.js';
import { Hold } from './inject/hold.js';
import { Injector } from './inject/injector.js';
import { RawKafka } from './kafka/raw-kafka.js';
import { ClientLog } from './load/client-log.js';
import { Door } from './load/door.js';
import { Population } from './load/population.js';
import { stockShelves } from './load/stock-shelves.js';
import { faultClasses } from './nemesis/catalogue.js';
import { Nemesis } from './nemesis/nemesis.js';
import { planFaults } from './nemesis/plan.js';
import type { Random } from './random.js';
import type { Absorbed, Check, Fault, Phase, PhaseName } from './report/chaos-run.js';
import { historyFile, type ChaosRequest } from './request.js';
import type { ChaosShop } from './shop/chaos-shop.js';
import { pairedServices } from './shop/names.js';
import { CountedFaults } from './watch/counted-faults.js';
import { ShopWatch } from './watch/shop-watch.js';
import { stillMoving } from './watch/stillness.js';

export interface Course {
  /** Epoch milliseconds at which the load began. */
  readonly beganAt: number;
  readonly phases: readonly Phase[];
  readonly faults: readonly Fault[];
  readonly absorbed: Omit<Absorbed, 'duplicates'>;
  /** What only the course itself can tell. */
  readonly checks: readonly Check[];
}

const hotProducts = 24;
const longestWarmUp = 20;
const quietSeconds = 90;

/** The course of a run: warm-up, faults, heal, quiet. */
export class Campaign {
  readonly kafka: RawKafka;
  readonly logFile: string;
  readonly #door: Door;
  readonly #watch: ShopWatch;
  readonly #phases: Phase[] = [];
  #began = 0;

  constructor(
    private readonly shop: ChaosShop,
    private readonly databases: OpenDatabases,
    private readonly request: ChaosRequest,
    private readonly random: Random,
  ) {
    this.kafka = new RawKafka(shop.broker.brokers);
    this.logFile = historyFile(request.dataDir);
    this.#door = new Door(shop.url);
    this.#watch = new ShopWatch(databases);
  }

  async run(): Promise<Course> {
    const { minutes, customers, signal, report } = this.request;
    await this.kafka.connect();
    const log = new ClientLog(this.logFile);
    const shelves = await report.step('shelves', () => stockShelves(this.#door, hotProducts));
    const population = new Population({ door: this.#door, log, shelves, customers, random: this.random.fork('load') });
    await report.step('customers', () => population.register());
    const now = (): number => performance.now() - this.#began;
    const hold = new Hold(this.kafka, this.shop.broker.brokers, this.random.fork('hold'), now);
    const injector = new Injector(this.shop, this.kafka, this.#door);
    await report.step('detour', () => Promise.all([hold.open(this.shop.servers), injector.start()]));
    const nemesis = new Nemesis({ shop: this.shop, injector }, now);
    const counted = new CountedFaults(this.shop, now);
    const beganAt = Date.now();
    this.#began = performance.now();
    this.#watch.start();
    counted.start();
    population.start();
    const warmUp = Math.min(longestWarmUp, minutes * 10);
    await this.#phase('warm-up', () => sleep(warmUp * 1_000, undefined, { signal }));
    await this.#phase('faults', async () => {
      hold.isShuffling = this.shop.webhooks.isUnruly = true;
      const seconds = minutes * 60 - warmUp;
      const end = sleep(seconds * 1_000, undefined, { signal });
      await Promise.all([end, nemesis.run(this.#schedule(seconds))]);
    });
    await this.#phase('heal', async () => {
      hold.isShuffling = this.shop.webhooks.isUnruly = false;
      await nemesis.healAll();
      await this.shop.heal();
    });
    const left = await this.#phase('quiet', async () => {
      await population.stop();
      const remaining = await this.#comeToRest(injector);
      await hold.close(this.shop.servers, 30_000);
      return remaining;
    });
    counted.stop();
    this.#watch.stop();
    await Promise.all([log.close(), injector.stop()]);
    for (const { fault, error } of nemesis.mishaps) report.note(`  not done: ${fault}: ${error.message}`);
    const { replayed, discarded, failed } = injector.settled;
    return {
      beganAt,
      phases: this.#phases,
      faults: [...nemesis.faults, ...counted.faults, ...hold.faults].toSorted((one, other) => one.atMs - other.atMs),
      absorbed: { replayed: injector.replayedEvents, deadLetters: replayed + discarded, deadLettersSettled: replayed + discarded },
      checks: [
        { invariant: 'everything comes to rest in time', judged: 1, violations: left },
        {
          invariant: 'no handler gives a message up',
          judged: replayed + discarded,
          violations: failed > 0 ? [`${failed} were given up`] : [],
        },
      ],
    };
  }

  async close(): Promise<void> {
    await Promise.all([this.kafka.close(), this.#door.close()]);
  }

  #schedule(seconds: number) {
    const { intensity, classes = faultClasses } = this.request;
    return planFaults(this.random.fork('faults'), seconds, intensity, classes);
  }

  /** @returns what still moves when the time is over */
  async #comeToRest(injector: Injector): Promise<string[]> {
    let left: string[] = [];
    await waitUntil(
      async () => {
        for (const service of pairedServices) await injector.settleDeadLetters(service).catch(() => undefined);
        left = await stillMoving(this.databases);
        return left.length === 0;
      },
      quietSeconds * 1_000,
      500,
    );
    return left;
  }

  async #phase<T>(name: PhaseName, work: () => Promise<T>): Promise<T> {
    const fromMs = performance.now() - this.#began;
    const result = await this.request.report.step(name, work);
    this.#phases.push({ name, fromMs, toMs: performance.now() - this.#began });
    return result;
  }
}

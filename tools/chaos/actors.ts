import type { OpenDatabases } from '../audit/open-databases.js';
import { Hold } from './inject/hold.js';
import { Injector } from './inject/injector.js';
import { RawKafka } from './kafka/raw-kafka.js';
import { ClientLog } from './load/client-log.js';
import { Door } from './load/door.js';
import { Population } from './load/population.js';
import { stockShelves } from './load/stock-shelves.js';
import { Nemesis } from './nemesis/nemesis.js';
import type { Random } from './random.js';
import { historyFile, type ChaosRequest } from './request.js';
import type { ChaosShop } from './shop/chaos-shop.js';
import { Stopwatch } from './stopwatch.js';
import { CountedFaults } from './watch/counted-faults.js';
import { ShopWatch } from './watch/shop-watch.js';

const hotProducts = 24;

/** Everybody who has a part in a run. */
export class Actors {
  readonly clock = new Stopwatch();
  readonly kafka: RawKafka;
  readonly log: ClientLog;
  readonly hold: Hold;
  readonly injector: Injector;
  readonly nemesis: Nemesis;
  readonly counted: CountedFaults;
  readonly watch: ShopWatch;
  readonly #door: Door;
  /** Since its shelves were stocked. */
  population!: Population;

  constructor(
    readonly shop: ChaosShop,
    readonly databases: OpenDatabases,
    private readonly request: ChaosRequest,
    readonly random: Random,
  ) {
    const { brokers } = shop.broker;
    const { now } = this.clock;
    this.kafka = new RawKafka(brokers);
    this.log = new ClientLog(historyFile(request.dataDir));
    this.#door = new Door(shop.url);
    this.hold = new Hold(this.kafka, brokers, random.fork('hold'), now);
    this.injector = new Injector(shop, this.kafka, this.#door);
    this.nemesis = new Nemesis({ shop, injector: this.injector }, now);
    this.counted = new CountedFaults(shop, now);
    this.watch = new ShopWatch(databases);
  }

  /** Resolves when everybody stands in their place. */
  async takePlaces(): Promise<void> {
    await this.kafka.connect();
    const shelves = await stockShelves(this.#door, hotProducts);
    const { customers } = this.request;
    this.population = new Population({ door: this.#door, log: this.log, shelves, customers, random: this.random.fork('load') });
    await Promise.all([this.population.register(), this.hold.open(), this.injector.start()]);
  }

  /** At once, in the middle of whatever they do. */
  async dismiss(): Promise<void> {
    this.population?.abandon();
    this.nemesis.abandon();
    this.counted.stop();
    this.watch.stop();
    await Promise.allSettled([this.hold.abandon(), this.injector.stop(), this.log.close(), this.#door.close()]);
    await this.kafka.close();
  }
}

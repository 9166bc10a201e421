import type { BrokerRecord } from '@app/messaging';
import type { RawKafka } from '../kafka/raw-kafka.js';
import { Witness } from '../kafka/witness.js';
import type { Random } from '../random.js';
import { fromHold, holdTopics } from './detour.js';
import type { Fault } from '../report/chaos-run.js';

const usualWindowMs = 300;
const partitions = 3;

/** Reorders messages: what made the detour goes on in windows, each of them shuffled, within keys and across. */
export class Hold {
  readonly faults: Fault[] = [];
  readonly #witness: Witness;
  #waiting: BrokerRecord[] = [];
  #timer?: NodeJS.Timeout;
  #releasing: Promise<void> = Promise.resolve();
  isShuffling = false;

  /** @param now milliseconds since the load began */
  constructor(
    private readonly kafka: RawKafka,
    brokers: readonly string[],
    private readonly random: Random,
    private readonly now: () => number,
    private readonly windowMs = usualWindowMs,
  ) {
    this.#witness = new Witness(brokers, holdTopics, (records) => this.#waiting.push(...records));
  }

  async open(): Promise<void> {
    await this.kafka.createTopics(holdTopics, partitions);
    await this.#witness.start('chaos-hold');
    this.#timer = setInterval(() => this.#release(), this.windowMs);
  }

  /**
   * Lets go of everything that was published.
   * @throws when that takes too long
   */
  async close(withinMs: number): Promise<void> {
    const isThrough = await this.#witness.reached(await this.kafka.endOffsets(holdTopics), withinMs);
    await this.abandon();
    if (!isThrough) throw new Error('the hold topics were not read to their end in time');
  }

  async abandon(): Promise<void> {
    clearInterval(this.#timer);
    this.#release();
    await this.#releasing;
    await this.#witness.stop();
  }

  #release(): void {
    const window = this.#waiting.splice(0);
    if (window.length === 0) return;
    const order = this.isShuffling ? this.random.shuffled(window) : window;
    if (order.some((record, index) => record !== window[index])) this.#count(window);
    const records = order.map((record) => ({ ...record, topic: fromHold(record.topic) }));
    this.#releasing = this.#releasing.then(() => this.#send(records));
  }

  /** Until it is taken: nothing else keeps these records. */
  async #send(records: readonly BrokerRecord[]): Promise<void> {
    for (let isSent = false; !isSent; ) isSent = await this.kafka.send(records).then(() => true, () => false); // prettier-ignore
  }

  #count(window: readonly BrokerRecord[]): void {
    const atMs = this.now();
    this.faults.push({ class: 'reordered', target: `${window.length} messages`, atMs, healedAtMs: atMs });
  }
}

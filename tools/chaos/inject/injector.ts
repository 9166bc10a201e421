import { randomUUID } from 'node:crypto';
import { topicNames, topicsReadBy, topics } from '@app/contracts';
import type { ServiceName } from '../../stack/names.js';
import { RawKafka } from '../kafka/raw-kafka.js';
import { Witness } from '../kafka/witness.js';
import { Account } from '../load/account.js';
import type { Door } from '../load/door.js';
import type { ChaosShop } from '../shop/chaos-shop.js';
import { anomalies, forged, type AnomalyKind } from './anomalies.js';
import { settleDeadLetters } from './dead-letters.js';
import { Memory } from './memory.js';
import { poisoned, type PoisonKind } from './poison.js';

const storyTopics = ['order.events.v1', 'catalog.events.v1', 'payment.events.v1'];

/** Whoever may write to every topic, and should not be able to do harm by it. */
export class Injector {
  readonly #memory = new Memory();
  readonly #witness: Witness;
  readonly #admin: Account;
  readonly settled = { replayed: 0, discarded: 0, failed: 0 };
  replayedEvents = 0;

  constructor(
    private readonly shop: ChaosShop,
    private readonly kafka: RawKafka,
    door: Door,
  ) {
    this.#witness = new Witness(shop.broker.brokers, storyTopics, (records) => this.#memory.remember(records));
    this.#admin = new Account(door, 'admin@example.com');
  }

  start(): Promise<void> {
    return this.#witness.start('chaos-injector');
  }

  stop(): Promise<void> {
    return this.#witness.stop();
  }

  /** An old event once more, byte for byte. */
  async repeat(topic: string, draw: number): Promise<void> {
    await this.kafka.send([this.#memory.eventOf(topic, draw)]);
  }

  async poison(kind: PoisonKind, draw: number): Promise<void> {
    const topic = storyTopics[Math.floor(draw * storyTopics.length)] ?? '';
    await this.kafka.send([poisoned(this.#memory.eventOf(topic, draw), kind, randomUUID())]);
  }

  async park(topic: string, draw: number): Promise<void> {
    await this.kafka.send([poisoned(this.#memory.eventOf(topic, draw), 'unknown-version', this.#memory.placedOrder(draw))]);
  }

  async contradict(kind: AnomalyKind, draw: number): Promise<void> {
    const { type, of } = anomalies[kind];
    const orderId = of === 'unknown' ? randomUUID() : this.#memory.cancelledOrder(draw);
    await this.kafka.send([forged(this.#memory.eventOfType(type, draw), orderId)]);
  }

  /** @throws when no instance of the service answers */
  async settleDeadLetters(service: ServiceName): Promise<void> {
    const instance = this.shop.instancesOf(service).find(({ process }) => process.isRunning);
    if (!instance) throw new Error(`no instance of ${service} runs`);
    const { replayed, discarded, failed } = await settleDeadLetters(instance.url, this.#admin);
    this.settled.replayed += replayed;
    this.settled.discarded += discarded;
    this.settled.failed += failed;
  }

  /** All instances of the service must have stopped. */
  async forgetOffsets(service: ServiceName): Promise<void> {
    const read = topicNames.filter((name) => topicsReadBy(service).includes(name) && !('compacted' in topics[name]));
    await this.kafka.deleteGroup(service);
    this.replayedEvents += [...(await this.kafka.endOffsets(read)).values()].reduce((sum, end) => sum + Number(end), 0);
  }
}

import { Logger } from '@nestjs/common';
import { backoff } from '../backoff.js';
import type { BrokerConsumer, CommittedOffset, ConsumerListener, ConsumerStatus, TopicPartition } from '../broker.js';
import { WakeUp } from '../wake-up.js';
import type { ConsumerLife } from './consumer-life.js';
import { defaultSessionTimeoutMs } from './kafka-settings.js';
import { within } from './within.js';

interface Trouble {
  readonly kind: 'false-start' | 'death';
  readonly error: Error;
}

const checkMs = 1_000;
/** A consumer fetches ten times a second, if only nothing. */
const quietMs = 5_000;
/** A consumer that has fetched nothing for so long is lost, if the broker answers. */
const silenceMs = 3 * defaultSessionTimeoutMs;
/** Lost again so soon, it cannot be healed from inside this process. */
const relapseMs = 60_000;
const answerMs = 5_000;

/**
 * Watches over a kafkajs consumer, which may die or fall silent for good while its process lives. A dead broker is no reason
 * to replace anything; a lost consumer with a living broker is replaced, and when that happens twice within a minute the
 * process had better end.
 */
export class SupervisedConsumer implements BrokerConsumer {
  readonly #logger = new Logger('Consumer');
  readonly #wakeUp = new WakeUp();
  #life?: ConsumerLife;
  #standing: ConsumerStatus = 'starting';
  #told: ConsumerStatus = 'starting';
  #lastSign = 0;
  #watchedSince = 0;
  #trouble?: Trouble;
  #falseStarts = 0;
  #lastReplacement = -Infinity;
  #isStopped = false;

  /**
   * @param begin makes a consumer that calls this listener
   * @param probe resolves when the broker answers a fresh client
   */
  constructor(
    private readonly listener: ConsumerListener,
    private readonly begin: (listener: ConsumerListener) => ConsumerLife,
    private readonly probe: () => Promise<unknown>,
  ) {}

  get status(): ConsumerStatus {
    const isQuiet = this.#life !== undefined && performance.now() - this.#lastSign > quietMs;
    return isQuiet ? 'degraded' : this.#standing;
  }

  async start(): Promise<void> {
    void this.#supervise();
  }

  pause(partitions: readonly TopicPartition[]): void {
    this.#life?.pause(partitions);
  }

  resume(partitions: readonly TopicPartition[]): void {
    this.#life?.resume(partitions);
  }

  async commit(offsets: readonly CommittedOffset[]): Promise<void> {
    if (!this.#life) throw new Error('the consumer is not connected');
    await within(answerMs, this.#life.commit(offsets), 'the offsets were not committed');
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#wakeUp.end();
    await this.#end();
    this.#standing = 'stopped';
  }

  async #supervise(): Promise<void> {
    while (!this.#isStopped) {
      if (!this.#life) this.#beginAnew();
      await this.#wakeUp.within(checkMs);
      if (this.#isStopped) return;
      this.#tellOfChange();
      if (this.#trouble?.kind === 'false-start') await this.#retreat(this.#trouble.error);
      else if (this.#trouble || this.#isSilent()) await this.#heal();
    }
  }

  #tellOfChange(): void {
    if (this.status === this.#told) return;
    this.#told = this.status;
    if (this.#told === 'running') this.#logger.log('the consumer is running');
    else this.#logger.warn(`the consumer is ${this.#told}`);
  }

  #isSilent(): boolean {
    return performance.now() - Math.max(this.#lastSign, this.#watchedSince) > silenceMs;
  }

  /** A life that was given up may go on for a while and is not listened to any more. */
  #beginAnew(): void {
    const whileAlive = (act: () => void): void => {
      if (this.#life === life) act();
    };
    const life = this.begin({
      onRecords: (records) => whileAlive(() => this.listener.onRecords(records)),
      onAssigned: (partitions) => whileAlive(() => this.#gain(partitions)),
      onLost: () => whileAlive(() => this.#lose()),
      onFatal: () => undefined,
    });
    this.#life = life;
    this.#trouble = undefined;
    this.#lastSign = performance.now();
    life
      .start({
        onFetched: () => whileAlive(() => void (this.#lastSign = performance.now())),
        onDead: (error) => whileAlive(() => this.#report({ kind: 'death', error })),
      })
      .catch((error: Error) => whileAlive(() => this.#report({ kind: 'false-start', error })));
  }

  #report(trouble: Trouble): void {
    this.#trouble = trouble;
    this.#wakeUp.now();
  }

  #gain(partitions: readonly TopicPartition[]): void {
    this.#falseStarts = 0;
    this.#lastSign = performance.now();
    this.#standing = 'running';
    this.listener.onAssigned(partitions);
  }

  #lose(): void {
    if (!this.#isStopped) this.#standing = 'degraded';
    this.listener.onLost();
  }

  /** The broker does not answer, or a topic is missing: that is no loss of the consumer. */
  async #retreat(because: Error): Promise<void> {
    this.#falseStarts += 1;
    if (this.#falseStarts === 1) this.#logger.warn(`waiting for Kafka: ${because.message}`);
    await this.#end();
    await this.#wakeUp.pause(backoff(this.#falseStarts, { firstMs: 200, maxMs: 2_000 }));
  }

  async #heal(): Promise<void> {
    const answers = await this.probe().then(() => true, () => false); // prettier-ignore
    if (this.#isStopped) return;
    if (!answers) {
      this.#watchedSince = performance.now(); // when the broker is back, the consumer has its time to come back by itself
      return;
    }
    const cause = this.#trouble?.error ?? new Error(`no fetch came back for ${silenceMs} ms`);
    this.#logger.error(`the consumer is lost and is replaced: ${cause.message}`);
    if (performance.now() - this.#lastReplacement < relapseMs) this.listener.onFatal(cause);
    this.#lastReplacement = performance.now();
    await this.#end();
  }

  async #end(): Promise<void> {
    const life = this.#life;
    this.#life = undefined;
    this.#lose();
    if (life) await within(answerMs, life.stop(), 'the consumer did not stop').catch(() => undefined);
  }
}

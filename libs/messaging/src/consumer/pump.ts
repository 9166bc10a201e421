import { Logger } from '@nestjs/common';
import { DatabaseUnavailable, isCollision } from '@app/database';
import { withCause } from '@app/kernel';
import { backoff } from '../backoff.js';
import { fromHeaders } from '../headers.js';
import { WakeUp } from '../wake-up.js';
import type { Lane } from './lane.js';
import type { Lanes } from './lanes.js';
import { isReadable, type Message } from './message.js';
import type { Receiver } from './receiver.js';

const maxAttempts = 5;
const batchSize = 200;
const suspicionAfter = 3;

const afterOutage = (attempt: number) => backoff(attempt, { firstMs: 50, maxMs: 5_000 });
const afterFailure = (attempt: number) => backoff(attempt, { firstMs: 400, maxMs: 5_000 });

export interface PumpHooks {
  /** Resolves when the database answers on a fresh connection. */
  readonly ping: () => Promise<void>;
  readonly batchFellBack: () => void;
  /** Nothing is left to take. */
  readonly onIdle: () => void;
}

/**
 * Takes the heads of all lanes into one transaction. When that fails, each message goes alone, and only the lane of one that
 * fails alone waits. The pump itself never fails and never gives a message up for an outage.
 */
export class Pump {
  readonly #logger = new Logger('Consumer');
  readonly #wakeUp = new WakeUp();
  #running = true;
  #outages = 0;
  #loop?: Promise<void>;

  constructor(
    private readonly lanes: Lanes,
    private readonly receiver: Receiver,
    private readonly hooks: PumpHooks,
  ) {}

  start(): void {
    this.#loop ??= this.#run();
  }

  wake(): void {
    this.#wakeUp.now();
  }

  /** Resolves when the batch in hand is done. */
  async stop(): Promise<void> {
    this.#running = false;
    this.#wakeUp.end();
    await this.#loop;
  }

  async #run(): Promise<void> {
    while (this.#running) {
      const batch = this.lanes.take(batchSize);
      if (batch.size > 0) await this.#handle(batch);
      else {
        this.hooks.onIdle();
        await this.#wakeUp.within(Math.min(this.lanes.nextDelay, 60_000));
      }
    }
  }

  async #handle(batch: ReadonlyMap<Lane, readonly Message[]>): Promise<void> {
    const messages = [...batch.values()].flat();
    const isSuspect = messages.some((message) => message.attempts > 0);
    if (!isSuspect && (await this.#handleTogether(batch, messages))) return;
    for (const [lane, ofLane] of batch) await this.#handleOneByOne(lane, ofLane);
  }

  /** @returns whether that settled the batch; if not, the messages must go alone */
  async #handleTogether(batch: ReadonlyMap<Lane, readonly Message[]>, messages: readonly Message[]): Promise<boolean> {
    try {
      await this.receiver.receive(messages);
      this.#outages = 0;
      for (const [lane, ofLane] of batch) for (const message of ofLane) lane.done(message);
      return true;
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable)) {
        this.hooks.batchFellBack();
        return false;
      }
      this.#outages += 1;
      if (this.#outages === 1) this.#logger.warn(`waiting for the database: ${error.message}`);
      if (this.#outages >= suspicionAfter && (await this.#databaseAnswers())) return false;
      for (const [lane, ofLane] of batch) lane.putBack(ofLane, afterOutage);
      return true;
    }
  }

  async #handleOneByOne(lane: Lane, messages: readonly Message[]): Promise<void> {
    for (const [index, message] of messages.entries()) {
      const delay = await this.#handleAlone(message);
      if (delay) return lane.putBack(messages.slice(index), delay);
      lane.done(message);
    }
  }

  /** @returns nothing when the message is handled or dead, else how long its lane must wait */
  async #handleAlone(message: Message): Promise<((attempt: number) => number) | undefined> {
    try {
      await this.receiver.receive([message]);
      return undefined;
    } catch (error) {
      if (error instanceof DatabaseUnavailable || isCollision(error)) return afterOutage;
      message.attempts += 1;
      this.#say('warn', message, `failed, attempt ${message.attempts} of ${maxAttempts}: ${(error as Error).message}`);
      return message.attempts < maxAttempts ? afterFailure : this.#giveUp(message, error as Error);
    }
  }

  async #giveUp(message: Message, error: Error): Promise<((attempt: number) => number) | undefined> {
    if (!isReadable(message)) return afterFailure; // nothing of ours ran: only the spine itself can have failed
    try {
      await this.receiver.bury(message, message.content.event.id, error);
      this.#say('error', message, `is a dead letter: ${error.stack ?? error.message}`);
      return undefined;
    } catch (failure) {
      this.#say('error', message, `could not be put away: ${(failure as Error).message}`);
      return afterOutage;
    }
  }

  /** With the ids of the message on the line. */
  #say(level: 'warn' | 'error', message: Message, words: string): void {
    withCause(fromHeaders(message.record.headers), () => this.#logger[level](`${describe(message)} ${words}`));
  }

  #databaseAnswers(): Promise<boolean> {
    return this.hooks.ping().then(
      () => true,
      () => false,
    );
  }
}

function describe({ record }: Message): string {
  return `${record.headers['ce_type']} at ${record.topic}/${record.partition}/${record.offset}`;
}

import type { TopicPartition } from '../broker.js';
import type { Message } from './message.js';

export const pauseAt = 500;
export const resumeAt = 100;

/**
 * One partition's messages in order. A lane that waits offers nothing, and its committed offset never passes its first
 * message that is neither handled nor dead; the other lanes go on.
 */
export class Lane {
  #queue: Message[] = [];
  /** Taken and not come back: the oldest messages of all, of which so many are done. */
  #inHand: readonly Message[] = [];
  #done = 0;
  #atBroker = 0;
  #position: bigint | undefined;
  #committed: bigint | undefined;
  #waitingUntil = 0;
  #failures = 0;
  isPaused = false;

  constructor(readonly partition: TopicPartition) {}

  get length(): number {
    return this.#queue.length;
  }

  /** The oldest message that is not handled. */
  get head(): Message | undefined {
    return this.#inHand[this.#done] ?? this.#queue[0];
  }

  /** How many messages are not handled, as far as the last fetch tells. */
  get lag(): number {
    return this.#inHand.length - this.#done + this.#queue.length + this.#atBroker;
  }

  get waitingUntil(): number {
    return this.#queue.length > 0 ? this.#waitingUntil : Infinity;
  }

  /** @param atBroker how many of the partition are left to fetch */
  push(messages: readonly Message[], atBroker = 0): void {
    this.#atBroker = atBroker;
    this.#queue.push(...messages);
  }

  /** The oldest messages, at most `max`, and none while the lane waits. Each must come back as `done` or `putBack`. */
  take(max: number, now = performance.now()): Message[] {
    const taken = now < this.#waitingUntil ? [] : this.#queue.splice(0, max);
    this.#hold(taken);
    return taken;
  }

  /** Called in order. */
  done(message: Message): void {
    this.#position = message.record.offset + 1n;
    this.#failures = 0;
    this.#done += 1;
  }

  /** Puts messages that were taken back to the front, in order, and waits. @param delayMs of the attempt, 1 for the first */
  putBack(messages: readonly Message[], delayMs: (attempt: number) => number, now = performance.now()): void {
    this.#failures += 1;
    this.#hold([]);
    this.#queue.unshift(...messages);
    this.#waitingUntil = now + delayMs(this.#failures);
  }

  /** The next offset to read, if it is not committed yet. */
  get uncommitted(): bigint | undefined {
    return this.#position === this.#committed ? undefined : this.#position;
  }

  committed(offset: bigint): void {
    this.#committed = offset;
  }

  #hold(messages: readonly Message[]): void {
    this.#inHand = messages;
    this.#done = 0;
  }
}

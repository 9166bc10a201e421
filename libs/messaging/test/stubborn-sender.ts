import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@app/testing';
import type { Broker } from '../src/broker.js';

/** Sends numbered records of a few keys, one request after the other, and repeats what was not acknowledged: as a relay does. */
export class StubbornSender {
  readonly keys = ['key-0', 'key-1', 'key-2', 'key-3'];
  readonly #acknowledged: string[] = [];
  failures = 0;
  #isStopped = false;
  #loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly broker: Broker,
    private readonly topic: string,
  ) {}

  get count(): number {
    return this.#acknowledged.length;
  }

  start(): void {
    this.#loop = this.#run();
  }

  /** Waits until at least so many records were acknowledged, and returns them. */
  sent(count: number, withinMs = 60_000): Promise<readonly string[]> {
    return eventually(() => {
      if (this.count < count) throw new Error(`${this.count} of ${count} records were acknowledged, ${this.failures} sends failed`);
      return this.#acknowledged;
    }, withinMs);
  }

  /** Resolves when the last record was acknowledged. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#loop;
  }

  async #run(): Promise<void> {
    for (let round = 0; !this.#isStopped; round += 1) {
      const values = this.keys.map((key) => `${key} ${round}`);
      await this.#insist(values);
      this.#acknowledged.push(...values);
      await sleep(10);
    }
  }

  async #insist(values: readonly string[]): Promise<void> {
    const records = values.map((value) => ({ topic: this.topic, key: value.split(' ')[0] ?? '', value, headers: {} }));
    for (;;) {
      try {
        return await this.broker.send(records);
      } catch {
        this.failures += 1;
        await sleep(100);
      }
    }
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import type { ManagedProcess } from '../process/managed-process.js';
import { describeExit, type Exit } from '../process/process-errors.js';
import { Backoff } from './backoff.js';

/** Who hears of what happens to a part. */
export interface SupervisionListener {
  tell(line: string): void;
  /** It has another pid now. */
  changed(): void;
}

/** A part of the stack that is started again when it ends without having been told to. */
export class Supervised {
  readonly #backoff = new Backoff();
  #isWanted = true;
  /** Somebody else is looking after it just now. */
  #isInHand = false;
  #since = performance.now();

  /** @param again brings it up again, whether it runs or not */
  constructor(
    readonly process: ManagedProcess,
    private readonly again: () => Promise<void>,
    private readonly listener: SupervisionListener,
  ) {
    process.on('ended', (exit) => {
      if (this.#isWanted && !this.#isInHand) void this.#bringBack(exit);
    });
  }

  /** @throws when it does not come up; it is then left alone */
  start(): Promise<void> {
    return this.#inHand(() => this.process.start());
  }

  /** @throws when it does not come up; that is then tried again in the background */
  async restart(): Promise<void> {
    this.#isWanted = true;
    try {
      await this.#inHand(this.again);
    } finally {
      if (!this.process.isRunning && !this.#isInHand) void this.#bringBack();
    }
  }

  /** SIGKILL, as an accident would. It comes back by itself, unless it is to stay down until `restart`. */
  async kill({ stayDown = false } = {}): Promise<void> {
    this.#isWanted = !stayDown;
    await this.process.kill();
  }

  async stop(): Promise<void> {
    this.#isWanted = false;
    await this.process.stop();
  }

  async #bringBack(exit?: Exit): Promise<void> {
    this.#isInHand = true;
    const { name, spec } = this.process;
    while (this.#isWanted && !this.process.isRunning) {
      const waitMs = this.#backoff.next(performance.now() - this.#since);
      const how = exit ? ` (${describeExit(exit)})` : '';
      this.listener.tell(`${name} ended${how}; starting it again in ${waitMs / 1000} s (${spec.logFile})`);
      await delay(waitMs);
      if (this.#isWanted && !this.process.isRunning) await this.#tryAgain();
    }
    this.#isInHand = false;
  }

  async #tryAgain(): Promise<void> {
    try {
      await this.#inHand(this.again);
      this.listener.tell(`${this.process.name} is back`);
    } catch (error) {
      if (this.#isWanted) this.listener.tell((error as Error).message);
    }
  }

  async #inHand(work: () => Promise<void>): Promise<void> {
    const before = this.#isInHand;
    this.#isInHand = true;
    this.#since = performance.now();
    try {
      await work();
      this.listener.changed();
    } finally {
      this.#isInHand = before;
    }
  }
}

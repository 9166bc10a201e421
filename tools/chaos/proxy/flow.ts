import type { Socket } from 'node:net';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Passage } from './dialects/dialect.js';
import type { Direction, LinkCondition } from './link-condition.js';
import type { Condition } from './link-proxy.js';

const mostWaiting = 1_048_576;
const slicesPerSecond = 20;

export interface FlowOptions {
  readonly direction: Direction;
  readonly from: Socket;
  readonly to: Socket;
  readonly read: (bytes: Buffer) => readonly Passage[];
  /** How much of this may pass at all. */
  readonly allowed: (bytes: number) => number;
  readonly random: () => number;
}

/** One direction of a connection: in order, however long a piece takes, and with no more in hand than a mebibyte. */
export class Flow {
  #last: Promise<void> = Promise.resolve();
  #pieces = 0;
  #waiting = 0;
  #isOver = false;

  constructor(
    private readonly options: FlowOptions,
    private readonly condition: LinkCondition,
    private readonly reset: () => void,
  ) {
    const { from, to, read } = options;
    from.on('data', (bytes: Buffer) => {
      const arrivedAt = performance.now();
      to.cork();
      for (const passage of read(bytes)) this.#take(passage, arrivedAt);
      to.uncork();
    });
    from.on('end', () => this.#take('end', performance.now()));
    from.on('close', (isBroken) => this.#queue(0, async () => this.#afterClose(isBroken)));
    from.on('error', () => undefined); // 'close' follows, and tells the other side
    to.on('drain', () => this.#regulate());
  }

  #take(passage: Passage, arrivedAt: number): void {
    const isFree = this.#pieces === 0 && this.condition.present.kind === 'pass';
    if (typeof passage === 'string') this.#queue(0, () => this.#end(passage));
    else if (isFree && passage.afterMs === undefined) this.#write(passage.bytes);
    else this.#queue(passage.bytes.length, () => this.#release(passage.bytes, arrivedAt, passage.afterMs ?? 0));
    this.#regulate();
  }

  #queue(size: number, release: () => Promise<void>): void {
    this.#pieces += 1;
    this.#waiting += size;
    this.#last = this.#last.then(release).then(() => {
      this.#pieces -= 1;
      this.#waiting -= size;
      this.#regulate();
    });
  }

  async #release(bytes: Buffer, arrivedAt: number, afterMs: number): Promise<void> {
    if (afterMs > 0) await this.#pause(afterMs);
    const condition = await this.condition.passing(this.options.direction);
    if (condition.kind === 'latency') await this.#pause(arrivedAt + this.#delayOf(condition) - performance.now());
    if (condition.kind === 'bandwidth') return this.#inSlices(bytes, condition.bytesPerSecond / slicesPerSecond, 1_000 / slicesPerSecond);
    if (condition.kind === 'slicer') return this.#inSlices(bytes, condition.bytes, 0);
    this.#write(bytes);
  }

  async #inSlices(bytes: Buffer, size: number, everyMs: number): Promise<void> {
    const step = Math.max(1, Math.ceil(size));
    for (let at = 0; at < bytes.length && !this.options.to.destroyed; at += step) {
      this.#write(bytes.subarray(at, at + step));
      await (everyMs > 0 ? this.#pause(everyMs) : nextTurn());
    }
  }

  async #end(how: 'reset' | 'end'): Promise<void> {
    await this.condition.passing(this.options.direction);
    if (this.#isOver) return;
    this.#isOver = true;
    if (how === 'reset') this.reset();
    else this.options.to.end();
  }

  async #afterClose(isBroken: boolean): Promise<void> {
    await this.condition.passing(this.options.direction);
    if (isBroken) this.options.to.resetAndDestroy();
    else this.options.to.destroySoon();
  }

  #write(bytes: Buffer): void {
    const { to, allowed } = this.options;
    if (this.#isOver || to.destroyed || !to.writable) return;
    const room = allowed(bytes.length);
    to.write(bytes.subarray(0, room));
    if (room === bytes.length) return;
    this.#isOver = true;
    this.reset();
  }

  /** Reads no faster than it can get rid of what it has read. */
  #regulate(): void {
    const { from, to } = this.options;
    if (this.#waiting > mostWaiting || to.writableNeedDrain) from.pause();
    else if (from.isPaused()) from.resume();
  }

  #delayOf({ ms, jitterMs }: Extract<Condition, { kind: 'latency' }>): number {
    return ms + jitterMs * (2 * this.options.random() - 1);
  }

  async #pause(ms: number): Promise<void> {
    if (ms > 0 && !this.options.to.destroyed) await sleep(ms, undefined, { ref: false });
  }
}

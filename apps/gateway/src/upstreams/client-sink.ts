import type { ServerResponse } from 'node:http';
import type { Dispatcher } from 'undici';
import type { Sink } from './answer-body.js';

/** So much may lie here for a client that reads slowly, before the service is told to wait. */
const aheadBytes = 256 * 1_024;

/**
 * Gives an answer to a client's connection. When the client goes, or has kept the service waiting for too long in all, the service is
 * hung up on: it, and the connection to it, are needed by others.
 */
export class ClientSink implements Sink {
  #pausedAt = 0;
  #late: NodeJS.Timeout | undefined;

  /** @param waitMs how long the service may be kept waiting */
  constructor(
    private readonly raw: ServerResponse,
    private readonly flow: Dispatcher.DispatchController,
    private waitMs: number,
    private readonly done: () => void,
    private readonly failed: (error: Error) => void,
  ) {
    raw.once('close', this.#leave);
    if (raw.destroyed) this.#leave();
  }

  take(piece: Buffer): void {
    if (this.raw.destroyed) return;
    this.raw.write(piece);
    if (this.raw.writableLength <= aheadBytes || this.#late) return;
    this.#pausedAt = performance.now();
    this.#late = setTimeout(this.#giveUp, this.waitMs);
    this.raw.once('drain', this.#goOn);
    this.flow.pause();
  }

  end(): void {
    this.#release();
    this.raw.end();
    this.done();
  }

  fail(error: Error): void {
    this.#release();
    if (!this.raw.writableEnded) this.raw.destroy();
    this.failed(error);
  }

  readonly #goOn = (): void => {
    clearTimeout(this.#late);
    this.#late = undefined;
    this.waitMs -= performance.now() - this.#pausedAt;
    this.flow.resume();
  };

  readonly #leave = (): void => this.flow.abort(new Error('the client has gone'));
  readonly #giveUp = (): void => this.flow.abort(new Error('the client reads too slowly'));

  #release(): void {
    clearTimeout(this.#late);
    this.raw.off('close', this.#leave);
    this.raw.off('drain', this.#goOn);
  }
}

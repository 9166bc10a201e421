import type { ServerResponse } from 'node:http';
import type { Dispatcher } from 'undici';
import { ClientSink } from './client-sink.js';

/** Where the pieces of a body go. */
export interface Sink {
  take(piece: Buffer): void;
  end(): void;
  fail(error: Error): void;
}

/**
 * The body of a service's answer. Pieces that come before somebody takes them are kept: that is no longer than until the promise of the
 * answer has been seen. A stream for each answer would cost more than all that is done with it.
 */
export class AnswerBody {
  readonly #early: Buffer[] = [];
  #sink: Sink | undefined;
  #isWhole = false;
  #error: Error | undefined;

  constructor(private readonly flow: Dispatcher.DispatchController) {}

  take(piece: Buffer): void {
    if (this.#sink) this.#sink.take(piece);
    else this.#early.push(piece);
  }

  end(): void {
    this.#isWhole = true;
    this.#sink?.end();
  }

  fail(error: Error): void {
    this.#error = error;
    this.#sink?.fail(error);
  }

  /** Resolves when all of it is there; rejects when it broke off. */
  async bytes(): Promise<Buffer> {
    const pieces: Buffer[] = [];
    await this.#into((resolve, reject) => ({ take: (piece) => void pieces.push(piece), end: resolve, fail: reject }));
    return pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces);
  }

  async json(): Promise<unknown> {
    return JSON.parse((await this.bytes()).toString());
  }

  /** Ends it here and at the service: nobody waits for it any more. */
  abandon(reason: Error): void {
    this.flow.abort(reason);
  }

  /** Frees the connection for others; how the body ends is of no interest. */
  dump(): Promise<void> {
    return this.#into((resolve) => ({ take: () => undefined, end: resolve, fail: () => resolve() }));
  }

  /**
   * Resolves when all of it has been given to the client's connection. When it breaks off, so does the client's answer, and the other way
   * round.
   * @param waitMs for how long, in all, a client that reads slowly may keep the service waiting
   */
  sendTo(raw: ServerResponse, waitMs: number): Promise<void> {
    return this.#into((resolve, reject) => new ClientSink(raw, this.flow, waitMs, resolve, reject));
  }

  #into(make: (resolve: () => void, reject: (error: Error) => void) => Sink): Promise<void> {
    return new Promise((resolve, reject) => {
      const sink = make(resolve, reject);
      for (const piece of this.#early) sink.take(piece);
      this.#early.length = 0;
      if (this.#error) sink.fail(this.#error);
      else if (this.#isWhole) sink.end();
      else this.#sink = sink;
    });
  }
}

import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { AnswerBody } from './answer-body.js';
import type { Cancellation } from './cancellation.js';

export interface Answer {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: AnswerBody;
}

/** One request to an instance and its answer: what undici's own `request` does, without a stream and an abort signal for each. */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly #answer = Promise.withResolvers<Answer>();
  #controller: Dispatcher.DispatchController | undefined;
  #body: AnswerBody | undefined;

  /** @param onEnd called once, however it ends */
  constructor(
    private readonly onEnd: () => void,
    private readonly cancellation?: Cancellation,
  ) {
    cancellation?.listen((reason) => {
      if (this.#controller) this.#controller.abort(reason as Error);
      else this.#answer.reject(reason); // it still waits for a connection; once it has one, it ends
    });
  }

  /** Resolves when the header fields are there; rejects with undici's errors, or with why it was cancelled. */
  get answer(): Promise<Answer> {
    return this.#answer.promise;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.cancellation?.reason) controller.abort(this.cancellation.reason as Error);
  }

  onResponseStart(controller: Dispatcher.DispatchController, statusCode: number, headers: IncomingHttpHeaders): void {
    if (statusCode < 200) return; // informational: the answer is still to come
    controller.rawHeaders = null; // they hold on to what was read from the socket
    this.#body = new AnswerBody(controller);
    this.#answer.resolve({ statusCode, headers, body: this.#body });
  }

  onResponseData(_: Dispatcher.DispatchController, piece: Buffer): void {
    this.#body?.take(piece);
  }

  onResponseEnd(): void {
    this.onEnd();
    this.#body?.end();
  }

  onResponseError(_: Dispatcher.DispatchController | undefined, error: Error): void {
    this.onEnd();
    if (this.#body) this.#body.fail(error);
    else this.#answer.reject(error);
  }
}

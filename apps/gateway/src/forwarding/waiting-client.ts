import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Route } from '../route.js';
import { Cancellation } from '../upstreams/cancellation.js';
import { PastDeadline, waitMsOf } from './deadline.js';

/** The client went away before the end of its answer, or has been answered without us because it took too long. */
export const hungUp = new Error('the client has hung up');
export const shutDown = new Error('the gateway is shutting down');

/**
 * Who waits for an answer, and what ends the waiting: the client itself, its deadline, and, for what may take long, the end of the
 * gateway. Fastify's `request.signal` cannot be used: Node closes a request as soon as its body has been read.
 */
export class WaitingClient {
  readonly cancellation = new Cancellation();
  /** When its own deadline is over, as `performance.now()` counts. */
  readonly until: number | undefined;
  readonly #draining: AbortSignal | undefined;
  readonly #deadline: NodeJS.Timeout | undefined;

  constructor(
    private readonly route: Pick<Route, 'patience' | 'cache'>,
    request: FastifyRequest,
    private readonly reply: FastifyReply,
    draining: AbortSignal,
  ) {
    reply.raw.once('close', this.#leave);
    if (reply.raw.destroyed) this.#leave(); // while its token was looked at
    if (route.patience !== 'usual') {
      this.#draining = draining;
      if (draining.aborted) this.#end();
      else draining.addEventListener('abort', this.#end);
    }
    const ms = waitMsOf(request, route);
    if (ms === undefined) return;
    this.until = performance.now() + ms;
    this.#deadline = setTimeout(() => this.cancellation.cancel(new PastDeadline()), ms);
  }

  /**
   * Lets go of everything that would outlast the answer. A connection holds its last answer until the next one begins, and what hangs on
   * that survives the collection of garbage meanwhile: a third of all that was new did, and half as much does now.
   */
  release(): void {
    this.reply.raw.off('close', this.#leave);
    this.#draining?.removeEventListener('abort', this.#end);
    clearTimeout(this.#deadline);
  }

  readonly #leave = (): void => this.cancellation.cancel(hungUp);

  /** A stream that has begun ends as if it were complete: whoever reads it comes back. */
  readonly #end = (): void => {
    const { raw } = this.reply;
    if (this.route.patience === 'stream' && raw.headersSent) raw.end();
    this.cancellation.cancel(shutDown);
  };
}

import type { OutgoingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Lifecycle, Log, ProblemError } from '@app/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Dispatcher } from 'undici';
import type { Route } from '../route.js';
import type { Upstream } from '../upstreams/upstream.js';
import { upstreamProblem } from '../upstreams/upstream-problem.js';
import { deadlineOf } from './deadline.js';
import { towardsClient } from './header-fields.js';
import { hungUp, passOn } from './pass-on.js';
import { upstreamRequest } from './upstream-request.js';

/** Hands a request to its service and the answer back, byte for byte. */
@Injectable()
export class Forwarder {
  constructor(
    private readonly lifecycle: Lifecycle,
    private readonly log: Log,
  ) {}

  /** @throws ProblemError `unavailable`, `gateway-timeout` or `bad-gateway` while the answer has not begun */
  async forward(route: Route, upstream: Upstream, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const gone = closingOf(reply);
    const ending = route.patience === 'usual' ? gone : AbortSignal.any([gone, this.lifecycle.draining]);
    const deadline = deadlineOf(request);
    const signal = deadline === undefined ? ending : AbortSignal.any([ending, AbortSignal.timeout(deadline)]);
    try {
      const answer = await upstream.request({ ...upstreamRequest(route, request), signal });
      await this.#passOn(answer, route, reply);
    } catch (error) {
      if (gone.aborted) return reply; // nobody is there to be answered
      throw ending.aborted ? shuttingDown() : upstreamProblem(upstream.name, error);
    }
    return reply;
  }

  /** From here on bytes pass through and no hook may touch them. When either end breaks off, so does the other. */
  async #passOn({ statusCode, headers, body }: Dispatcher.ResponseData, route: Route, reply: FastifyReply): Promise<void> {
    const { raw } = reply.hijack();
    raw.writeHead(statusCode, { ...(reply.getHeaders() as OutgoingHttpHeaders), ...towardsClient(headers) });
    const { draining } = this.lifecycle;
    const end = (): void => void raw.end();
    if (route.patience === 'stream') {
      raw.flushHeaders(); // the first event may be long in coming
      draining.addEventListener('abort', end, { once: true });
    }
    try {
      await passOn(body, raw);
    } catch (error) {
      const isExpected = draining.aborted || error === hungUp;
      if (!isExpected) this.log.warn('answer broke off', { upstream: route.upstream, error });
    } finally {
      draining.removeEventListener('abort', end);
    }
  }
}

const shuttingDown = (): ProblemError =>
  new ProblemError('unavailable', 'the gateway is shutting down', { headers: { 'retry-after': '1' } });

const closed = new Error('the answer has ended');

/**
 * Aborts when the client has hung up, or has been answered without us because it took too long. Fastify's `request.signal` cannot be
 * used: Node closes a request as soon as its body has been read.
 */
function closingOf(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => controller.abort(closed));
  return controller.signal;
}

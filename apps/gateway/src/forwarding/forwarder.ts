import { Injectable } from '@nestjs/common';
import { Lifecycle, Log, ProblemError } from '@app/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Route } from '../route.js';
import type { Answer } from '../upstreams/exchange.js';
import type { Upstream } from '../upstreams/upstream.js';
import { upstreamProblem } from '../upstreams/upstream-problem.js';
import { endOfTurn } from './end-of-turn.js';
import { headOf, towardsClient } from './header-fields.js';
import { upstreamRequest } from './upstream-request.js';
import { hungUp, shutDown, WaitingClient } from './waiting-client.js';

/** Hands a request to its service and the answer back, byte for byte. */
@Injectable()
export class Forwarder {
  constructor(
    private readonly lifecycle: Lifecycle,
    private readonly log: Log,
  ) {}

  /** @throws ProblemError `unavailable`, `gateway-timeout` or `bad-gateway` while the answer has not begun */
  async forward(route: Route, upstream: Upstream, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const client = new WaitingClient(route, request, reply, this.lifecycle.draining);
    try {
      const answer = await upstream.request(upstreamRequest(route, request, client));
      await this.#passOn(answer, route, client, reply);
    } catch (error) {
      const { reason } = client.cancellation;
      if (reason === hungUp) return reply; // nobody is there to be answered
      throw reason === shutDown ? shuttingDown() : upstreamProblem(upstream.name, error);
    } finally {
      client.release();
    }
    return reply;
  }

  /** From here on bytes pass through and no hook may touch them. When either end breaks off, so does the other. */
  async #passOn({ statusCode, headers, body }: Answer, route: Route, client: WaitingClient, reply: FastifyReply): Promise<void> {
    await endOfTurn();
    const { raw } = reply.hijack();
    raw.writeHead(statusCode, headOf(reply, towardsClient(headers)));
    if (route.patience === 'stream') raw.flushHeaders(); // the first event may be long in coming
    try {
      await body.sendTo(raw, route.timeouts.bodyMs);
    } catch (error) {
      const isExpected = client.cancellation.reason === hungUp || client.cancellation.reason === shutDown;
      if (!isExpected) this.log.warn('answer broke off', { upstream: route.upstream, error });
    }
  }
}

const shuttingDown = (): ProblemError =>
  new ProblemError('unavailable', 'the gateway is shutting down', { headers: { 'retry-after': '1' } });

import { Injectable } from '@nestjs/common';
import { isFresh } from '@app/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Counter, Registry } from 'prom-client';
import { inTime, waitMsOf } from '../forwarding/deadline.js';
import { endOfTurn } from '../forwarding/end-of-turn.js';
import { Forwarder } from '../forwarding/forwarder.js';
import { headOf } from '../forwarding/header-fields.js';
import { upstreamRequest } from '../forwarding/upstream-request.js';
import type { CacheRule, Route } from '../route.js';
import type { Upstream } from '../upstreams/upstream.js';
import { upstreamProblem } from '../upstreams/upstream-problem.js';
import { AnswerCache, isForEverybody, NotStored, type Found } from './answer-cache.js';

/** Answers reads of what is the same for everybody, without asking the service each time. */
@Injectable()
export class CachedReads {
  readonly #cache = new AnswerCache();
  readonly #reads: Counter<'upstream' | 'how'>;

  constructor(
    private readonly forwarder: Forwarder,
    metrics: Registry,
  ) {
    this.#reads = new Counter({
      name: 'gateway_cached_reads_total',
      help: 'Reads that the cache answered: at once (hit), at once and asked (stale), or after it had asked (miss)',
      labelNames: ['upstream', 'how'],
      registers: [metrics],
    });
  }

  async answer(route: Route, rule: CacheRule, upstream: Upstream, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (isPersonal(request, rule)) return this.forwarder.forward(route, upstream, request, reply);
    const key = this.#cache.keyOf(route.upstream, `${upstream.name} ${request.raw.url}`);
    const known = this.#cache.fresh(key, rule);
    const found: Found | undefined = known ? { answer: known, how: 'hit' } : await this.#find(key, route, rule, upstream, request);
    if (!found) return this.forwarder.forward(route, upstream, request, reply);
    this.#reads.inc({ upstream: upstream.name, how: found.how });
    await endOfTurn();
    return send(found, request, reply);
  }

  /** Wherever its reads go: a service that is moving is asked at two places. */
  forget(service: string): void {
    this.#cache.forget(service);
  }

  /** @returns nothing when the service has answered for this caller alone */
  async #find(key: string, route: Route, rule: CacheRule, upstream: Upstream, request: FastifyRequest): Promise<Found | undefined> {
    try {
      const found = this.#cache.read(key, rule, (etag) => upstream.request(sharedRequest(route, request, etag)));
      return await inTime(found, waitMsOf(request, route));
    } catch (error) {
      if (!(error instanceof NotStored)) throw upstreamProblem(upstream.name, error);
      return isForEverybody(error.answer) ? { answer: error.answer, how: 'miss' } : undefined;
    }
  }
}

const isPersonal = ({ headers }: FastifyRequest, { alsoWithToken }: CacheRule): boolean =>
  headers.cookie !== undefined || (headers.authorization !== undefined && !alsoWithToken);

/** Asked on behalf of many: nobody's token, conditions, encodings or site. */
function sharedRequest(route: Route, request: FastifyRequest, etag: string | undefined) {
  const { headers, ...rest } = upstreamRequest(route, request);
  const { 'accept-encoding': _encodings, origin: _site, ...common } = headers;
  const { authorization: _token, 'if-none-match': _condition, 'if-modified-since': _time, range: _range, ...shared } = common;
  return { ...rest, method: 'GET' as const, headers: { ...shared, ...(etag && { 'if-none-match': etag }) } };
}

/** RFC 9111 §5.1 and RFC 9211. */
function send({ answer, how }: Found, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { raw } = reply.hijack();
  const condition = request.headers['if-none-match'];
  const isKnown = answer.status === 200 && answer.headers.etag !== undefined && condition && isFresh(condition, answer.headers.etag);
  const fields = {
    ...answer.headers,
    age: String(Math.floor((performance.now() - answer.at) / 1_000)),
    'cache-status': cacheStatus[how],
    'content-length': isKnown ? undefined : String(answer.body.length),
  };
  raw.writeHead(isKnown ? 304 : answer.status, headOf(reply, fields));
  if (isKnown || request.method === 'HEAD') raw.end();
  else raw.end(answer.body);
  return reply;
}

const cacheStatus: Record<Found['how'], string> = {
  hit: 'saga-shop; hit',
  stale: 'saga-shop; hit; ttl=-1',
  miss: 'saga-shop; fwd=miss',
};

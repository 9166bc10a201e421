import type { Span, Tracer } from '@app/kernel';
import type { FastifyRequest } from 'fastify';
import { acceptTraceparent } from '../http/accepted-fields.js';

/** What changes nothing ends with its answer: it need not be held for an end that comes later. */
const changesNothing = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The span of a request as its server sees it, below the one of whoever sent it. */
export function startRequestSpan(tracer: Tracer, request: FastifyRequest): Span {
  const route = request.routeOptions.url ?? 'unknown';
  return tracer.start(`${request.method} ${route}`, {
    kind: 'server',
    parent: acceptTraceparent(request.headers['traceparent']),
    isHeld: !changesNothing.has(request.method),
    attributes: { 'http.request.method': request.method, 'http.route': route, 'shop.request.id': request.id },
  });
}

/** A refusal is an answer; only what we failed to do is an error. */
export function endRequestSpan(span: Span | undefined, status: number): void {
  span?.set({ 'http.response.status_code': status });
  span?.end(status >= 500 ? String(status) : undefined);
}

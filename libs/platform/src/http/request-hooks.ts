import { crashpoint, withCause, type Cause, type Tracer } from '@app/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { acceptTraceparent } from './accepted-fields.js';
import { ProblemError } from '../problem/problem-error.js';
import { sendProblem } from '../problem/send-problem.js';
import type { Parts } from '../service/platform.module.js';
import { endRequestSpan, startRequestSpan } from '../tracing/request-span.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The request as the cause of what is done because of it. */
    cause?: Cause;
  }
}

const quiet = /^\/(health\/|metrics$|internal\/(ended-sessions|kept-traces)$)/;

/** Gives each request its id and context, and turns requests away while the service closes. */
export function addRequestHooks(fastify: FastifyInstance, { log, lifecycle, tracing }: Pick<Parts, 'log' | 'lifecycle' | 'tracing'>): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    const cause = causeOf(request, tracing);
    request.cause = cause;
    withCause(cause, done);
  });

  fastify.addHook('onRequest', (_request, reply, done) => {
    if (lifecycle.phase === 'draining' || lifecycle.phase === 'closing') reply.header('connection', 'close');
    if (lifecycle.phase !== 'closing') return done();
    sendProblem(reply, new ProblemError('unavailable', 'the service is shutting down', { headers: { 'retry-after': '1' } }));
  });

  fastify.addHook('onSend', ({ headers }, _reply, payload, done) => {
    if (headers['idempotency-key']) crashpoint('http.before-response', [headers['idempotency-key']], String);
    done(null, payload);
  });

  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url;
    const level = isQuiet(request) ? 'debug' : 'info';
    const cause = request.cause ?? { id: request.id, isRequest: true };
    const fields = {
      method: request.method,
      route: route ?? 'unknown',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      requestId: request.id,
      ...(request.caller && { callerId: request.caller.id }),
    };
    withCause(cause, () => log[level]('request answered', fields));
    endRequestSpan(cause.span, reply.statusCode);
    done();
  });
}

/** What is stated because of this request names it, and continues its trace. */
function causeOf(request: FastifyRequest, tracer: Tracer | undefined): Cause {
  const span = tracer && !isQuiet(request) ? startRequestSpan(tracer, request) : undefined;
  const traceparent = span?.traceparent ?? acceptTraceparent(request.headers['traceparent']);
  return { id: request.id, isRequest: true, ...(traceparent && { traceparent }), ...(span && { span }) };
}

const isQuiet = ({ routeOptions: { url } }: FastifyRequest): boolean => url !== undefined && quiet.test(url);

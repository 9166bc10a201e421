import { crashpoint, withCause } from '@app/kernel';
import type { FastifyInstance } from 'fastify';
import { acceptTraceparent, runInRequest } from '../context/request-context.js';
import type { Log } from '../logging/log.js';
import { logInto } from '../logging/nest-log.js';
import { ProblemError } from '../problem/problem-error.js';
import { sendProblem } from '../problem/send-problem.js';
import type { Lifecycle } from '../service/lifecycle.js';

const quiet = /^\/(health\/|metrics$|internal\/ended-sessions$)/;

/** Gives each request its id and context, and turns requests away while the service closes. */
export function addRequestHooks(fastify: FastifyInstance, log: Log, lifecycle: Lifecycle): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    const traceparent = acceptTraceparent(request.headers['traceparent']);
    const trace = traceparent ? { traceparent } : {};
    logInto(log, () => withCause({ id: request.id, ...trace }, () => runInRequest({ requestId: request.id, ...trace }, done)));
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
    const level = route && quiet.test(route) ? 'debug' : 'info';
    log[level]('request answered', {
      method: request.method,
      route: route ?? 'unknown',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      requestId: request.id,
      ...(request.caller && { callerId: request.caller.id }),
    });
    done();
  });
}

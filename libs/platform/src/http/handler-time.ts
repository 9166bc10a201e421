import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../problem/problem-error.js';

/** How long a handler may take that does not say otherwise. */
export const usualHandlerSeconds = 8;

/**
 * Ends a request whose answer takes too long; `handlerSeconds: Infinity` in `@Operation({ limits })` is no limit, and no timer. Fastify's
 * `handlerTimeout` does the same, but makes a controller for every request and aborts it, with an exception and its stack each.
 */
export function limitHandlerTime(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const seconds = request.routeOptions.config?.limits?.handlerSeconds ?? usualHandlerSeconds;
    if (Number.isFinite(seconds)) endAfter(seconds * 1_000, request, reply);
    done();
  });
}

function endAfter(ms: number, request: FastifyRequest, reply: FastifyReply): void {
  const timer = setTimeout(() => {
    if (reply.sent) return;
    if (!reply.raw.headersSent) reply.send(lateBecause(request));
    else reply.raw.destroy(); // half an answer must not pass for a whole one
  }, ms);
  reply.raw.once('close', () => clearTimeout(timer));
}

/** The time runs while the body still comes in: whoever sends a byte per second must not make the service look broken. */
const lateBecause = ({ raw }: FastifyRequest): ProblemError =>
  raw.complete
    ? new ProblemError('unavailable', undefined, { headers: { 'retry-after': '1' } })
    : new ProblemError('request-timeout', 'the body did not arrive in time', { headers: { connection: 'close' } });

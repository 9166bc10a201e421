import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../problem/problem-error.js';

/**
 * A handler's time runs while the body still comes in. When it is over before the body is there, the sender is to blame, not the service,
 * and loses its connection: else whoever sends a byte per second could make the service look broken.
 */
export function blameSlowSender(error: unknown, request: FastifyRequest): unknown {
  const isOver = (error as { code?: unknown }).code === 'FST_ERR_HANDLER_TIMEOUT';
  if (!isOver || request.raw.complete) return error;
  return new ProblemError('request-timeout', 'the body did not arrive in time', { headers: { connection: 'close' } });
}

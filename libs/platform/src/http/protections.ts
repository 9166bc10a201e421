import underPressure from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';
import { ProblemError } from '../problem/problem-error.js';
import type { Lifecycle } from '../service/lifecycle.js';
import { protectiveFields } from './protective-fields.js';

const maxEventLoopDelayMs = 1_000;
/** Two samples: the first of them measures how long the service took to start. */
const startUpMs = 2_000;

/** Header fields for an API that no browser should render, and a brake for when the process cannot keep up. */
export async function addProtections(fastify: FastifyInstance, lifecycle: Lifecycle): Promise<void> {
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.headers(protectiveFields);
    done();
  });
  await fastify.register(underPressure, {
    maxEventLoopDelay: maxEventLoopDelayMs,
    pressureHandler: async () => {
      if (lifecycle.runningForMs < startUpMs) return;
      throw new ProblemError('unavailable', 'the service cannot keep up', { headers: { 'retry-after': '10' } });
    },
  });
}

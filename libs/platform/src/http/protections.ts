import helmet from '@fastify/helmet';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';

const maxEventLoopDelayMs = 1_000;

/** Header fields for an API that no browser should render, and a brake for when the process cannot keep up. */
export async function addProtections(fastify: FastifyInstance): Promise<void> {
  await fastify.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] } },
    frameguard: { action: 'deny' },
    crossOriginResourcePolicy: { policy: 'same-site' },
  });
  await fastify.register(underPressure, { maxEventLoopDelay: maxEventLoopDelayMs });
}

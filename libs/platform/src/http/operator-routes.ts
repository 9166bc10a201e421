import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import { healthPaths } from '../health/health-paths.js';
import type { HealthRegistry } from '../health/health-registry.js';
import { expose } from '../metrics/exposition.js';
import { declared } from './declared-routes.js';
import type { Lifecycle } from '../service/lifecycle.js';

export interface Operated {
  readonly health: HealthRegistry;
  readonly metrics: Registry;
  readonly lifecycle: Lifecycle;
}

/** An overloaded service is unready, but killing it or not seeing it would make matters worse. */
const evenUnderPressure = { config: { policy: 'operators', pressureHandler: () => undefined } };

/** What an operator's probes and Prometheus ask, outside the API and its guards. */
export function addOperatorRoutes(fastify: FastifyInstance, { health, metrics, lifecycle }: Operated): void {
  fastify.get(healthPaths.live, evenUnderPressure, () => ({ status: 'ok' }));

  fastify.get(healthPaths.startup, evenUnderPressure, (_request, reply) =>
    lifecycle.phase === 'starting' ? reply.code(503).send({ status: 'starting' }) : { status: 'ok' },
  );

  fastify.get(healthPaths.ready, declared('operators'), async (_request, reply) => {
    if (lifecycle.phase !== 'running') return reply.code(503).send({ status: lifecycle.phase });
    const report = await health.report();
    return reply.code(report.status === 'unavailable' ? 503 : 200).send(report);
  });

  fastify.get('/metrics', evenUnderPressure, async (request, reply) => {
    const { type, text } = await expose(metrics, request.headers.accept);
    return reply.type(type).send(text);
  });
}

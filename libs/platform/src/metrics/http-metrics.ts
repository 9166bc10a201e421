import type { FastifyInstance } from 'fastify';
import { Histogram, type Registry } from 'prom-client';
import { exemplar } from './exemplar.js';

/** Rate, errors and duration of every operation. The route is the pattern, never the path: paths are without number. */
export function measureRequests(fastify: FastifyInstance, registry: Registry): void {
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    enableExemplars: true,
    registers: [registry],
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'unknown', status: String(reply.statusCode) };
    duration.observe({ labels, value: reply.elapsedTime / 1_000, ...exemplar(request.cause?.traceparent) });
    done();
  });
}

import type { INestApplicationContext } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { takesLong } from '../forwarding/patience.js';
import { servePage } from '../operators/serve-page.js';
import { finderOf, operationOf, type Route } from '../route.js';
import { routes } from '../routes.js';
import { usagePage } from './usage-page.js';
import { Usage, type Use } from './usage.js';

/**
 * Counts every row of the table, a HEAD as its GET, and shows administrators what was counted at `GET /usage`. What is held open on
 * purpose is shown apart: its time says how long somebody listened, not how long somebody waited for an answer.
 */
export function serveUsage(fastify: FastifyInstance, app: INestApplicationContext): void {
  const usage = app.get(Usage);
  const rowAt = finderOf(routes);

  fastify.addHook('onResponse', (request, reply, done) => {
    const row = rowAt(request.method, request.routeOptions.url);
    if (row) usage.add(nameOf(row, request), useOf(request, reply));
    done();
  });

  servePage(fastify, app, 'usage', () => usagePage(usage.operations));
}

function nameOf(route: Route, request: FastifyRequest): string {
  const isHeldOpen = takesLong(route.patience, (request.query as Record<string, unknown>)['wait']);
  return isHeldOpen ? `${operationOf(route)} (held open)` : operationOf(route);
}

const useOf = (request: FastifyRequest, reply: FastifyReply): Use => ({
  client: request.headers['x-client'],
  caller: request.caller?.id,
  status: reply.statusCode,
  ms: reply.elapsedTime,
});

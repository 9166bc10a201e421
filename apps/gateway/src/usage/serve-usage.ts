import { Verifier } from '@app/platform';
import type { INestApplicationContext } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { servePage } from '../operators/serve-page.js';
import { routes } from '../routes.js';
import { usagePage } from './usage-page.js';
import { Usage } from './usage.js';

/** Counts every row of the table, and shows administrators what was counted at `GET /usage`. */
export function serveUsage(fastify: FastifyInstance, app: INestApplicationContext): void {
  const usage = app.get(Usage);
  const operations = new Map(routes.map(({ method, path }) => [`${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, `${method} ${path}`]));

  fastify.addHook('onResponse', (request, reply, done) => {
    const operation = operations.get(`${request.method} ${request.routeOptions.url}`);
    if (operation) usage.add(operation, request.headers['x-client'], reply.statusCode, reply.elapsedTime);
    done();
  });

  servePage(fastify, app.get(Verifier), 'usage', () => usagePage(usage.operations));
}

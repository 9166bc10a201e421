import { declared, nameOfPolicy, ProblemError, Verifier } from '@app/platform';
import type { INestApplicationContext } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { routes } from '../routes.js';
import { authorize } from './authorize.js';
import { Forwarder } from './forwarder.js';
import { isPlainPath } from './plain-path.js';
import { handlerTimeoutOf } from './patience.js';

const pattern = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

/** Makes a Fastify route of every row of the table, in a scope of its own where bodies stay the bytes that came in. */
export async function serveRoutes(fastify: FastifyInstance, app: INestApplicationContext): Promise<void> {
  const forwarder = app.get(Forwarder);
  const verifier = app.get(Verifier);
  await fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // Whole, not as a stream: the limit holds for chunked bodies too, and a slow sender keeps no service busy.
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    for (const route of routes) {
      scope.route({
        method: route.method,
        url: pattern(route.path),
        ...declared(nameOfPolicy(route.policy)),
        handlerTimeout: handlerTimeoutOf[route.patience],
        onRequest: async (request) => {
          if (!isPlainPath(request)) throw new ProblemError('not-found');
          await authorize(request, route.policy, verifier);
        },
        handler: (request, reply) => forwarder.forward(route, request, reply),
      });
    }
  });
}

import { nameOfPolicy, tooDeep } from '@app/platform';
import type { INestApplicationContext } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { CachedReads } from '../caching/cached-reads.js';
import { Destinations } from '../moving/destinations.js';
import { finderOf, urlOf, type Route } from '../route.js';
import { documentRoutes, routes } from '../routes.js';
import { doorkeeper, type Enter } from './doorkeeper.js';
import { Forwarder } from './forwarder.js';
import { handlerSecondsOf } from './patience.js';

/** Makes a Fastify route of every row of the table, in a scope of its own where bodies stay the bytes that came in. */
export async function serveRoutes(fastify: FastifyInstance, app: INestApplicationContext): Promise<void> {
  const enter = doorkeeper(app);
  const handle = handlers(app);
  admitToComposed(fastify, enter);
  await fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // Whole, not as a stream: the limit holds for chunked bodies too, and a slow sender keeps no service busy.
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
      done(tooDeep(body) ?? null, body),
    );
    for (const route of routes.filter(({ upstream }) => upstream !== 'gateway')) {
      scope.route({
        method: route.method,
        url: urlOf(route),
        config: { policy: nameOfPolicy(route.policy), limits: { handlerSeconds: handlerSecondsOf(route) } },
        onRequest: enter(route),
        handler: handle(route),
      });
    }
  });
}

/** What the gateway composes itself is Nest's; its rows hold there too. */
function admitToComposed(fastify: FastifyInstance, enter: (route: Route) => Enter): void {
  const rowAt = finderOf([...routes, ...documentRoutes].filter(({ upstream }) => upstream === 'gateway'));
  fastify.addHook('onRoute', (options: RouteOptions) => {
    const row = rowAt(String([options.method].flat()[0]), options.url);
    if (row) options.onRequest = enter(row);
  });
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

function handlers(app: INestApplicationContext): (route: Route) => Handler {
  const forwarder = app.get(Forwarder);
  const reads = app.get(CachedReads);
  const destinations = app.get(Destinations);
  return (route) => {
    const { cache } = route;
    const destination = destinations.of(route);
    if (cache) return (request, reply) => reads.answer(route, cache, destination(request), request, reply);
    if (route.method === 'GET') return (request, reply) => forwarder.forward(route, destination(request), request, reply);
    return async (request, reply) => {
      await forwarder.forward(route, destination(request), request, reply);
      if (reply.raw.statusCode < 400) reads.forget(route.upstream);
      return reply;
    };
  };
}

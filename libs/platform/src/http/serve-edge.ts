import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { serveDocs } from '../docs/serve-docs.js';
import { measureRequests } from '../metrics/http-metrics.js';
import { buildOpenApi } from '../openapi/build-open-api.js';
import type { Parts } from '../service/platform.module.js';
import { answerNotModified } from './etag.js';
import { declared } from './declared-routes.js';
import { addOperatorRoutes } from './operator-routes.js';
import { addProtections } from './protections.js';
import { addRequestHooks } from './request-hooks.js';

/** Everything around the routes of the service itself. Context first, so that the rest can speak with the request's id. */
export async function serveEdge(fastify: FastifyInstance, parts: Parts): Promise<void> {
  addRequestHooks(fastify, parts);
  answerNotModified(fastify);
  measureRequests(fastify, parts.metrics);
  await addProtections(fastify, parts.lifecycle);
  addOperatorRoutes(fastify, parts);
}

/** `GET /openapi.json` and `GET /docs` of one service. */
export function describeService(fastify: FastifyInstance, app: NestFastifyApplication, name: string): void {
  let document: object | undefined;
  fastify.get('/openapi.json', declared('public'), () => (document ??= buildOpenApi(app, name)));
  serveDocs(fastify, `Saga Shop: ${name}`, [{ name, url: 'openapi.json' }]);
}

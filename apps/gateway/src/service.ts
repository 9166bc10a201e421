import { buildOpenApi, serveDocs, type ServiceDefinition } from '@app/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { documented, ServiceDocuments } from './documents/service-documents.js';
import { serveEventsPage } from './documents/serve-events-page.js';
import { serveRoutes } from './forwarding/serve-routes.js';
import { GatewayConfig } from './gateway.config.js';
import { GatewayModule } from './gateway.module.js';
import { serveSignIn } from './operators/serve-page.js';
import { serveStatus } from './status/serve-status.js';
import { serveUsage } from './usage/serve-usage.js';

const documents = [{ name: 'all services', url: 'openapi.json' }, ...documented.map((name) => ({ name, url: `openapi/${name}.json` }))];

async function prepare(app: NestFastifyApplication, config: GatewayConfig): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  serveSignIn(fastify);
  serveStatus(fastify, app);
  serveUsage(fastify, app);
  await serveRoutes(fastify, app);
  app.get(ServiceDocuments).describeOwn(() => buildOpenApi(app, 'gateway'));
  if (config.DOCS) {
    serveDocs(fastify, 'Saga Shop', documents, [{ name: 'The events', url: 'docs/events' }]);
    serveEventsPage(fastify);
  }
}

export const gatewayService: ServiceDefinition<GatewayConfig> = {
  name: 'gateway',
  module: GatewayModule,
  config: GatewayConfig,
  prefix: '',
  docs: 'own',
  keptTraces: 'asks',
  prepare,
};

import type { Schema } from '@app/database';
import { ServiceAdapter, startService, type HttpConfig, type ServiceDefinition } from '@app/platform';
import { createBroker, createDatabase } from '@app/testing';
import { bankSchema } from '../../../apps/bank/src/persistence/schema.js';
import { bankService } from '../../../apps/bank/src/service.js';
import { catalogSchema } from '../../../apps/catalog/src/persistence/schema.js';
import { catalogService } from '../../../apps/catalog/src/service.js';
import { operationOf, type Route } from '../../../apps/gateway/src/route.js';
import { documentRoutes, pageRoutes, routes } from '../../../apps/gateway/src/routes.js';
import { gatewayService } from '../../../apps/gateway/src/service.js';
import { orderSchema } from '../../../apps/order/src/persistence/schema.js';
import { orderService } from '../../../apps/order/src/service.js';
import { paymentSchema } from '../../../apps/payment/src/persistence/schema.js';
import { paymentService } from '../../../apps/payment/src/service.js';
import { userSchema } from '../../../apps/user/src/persistence/schema.js';
import { userService } from '../../../apps/user/src/service.js';
import { compareRoutes } from './compare-routes.js';
import { documentPaths, makeDocuments } from './make-documents.js';

/** Nobody builds on these: probes and figures for operators, and pages for people. */
const ofOperators = ['GET /health/live', 'GET /health/ready', 'GET /health/startup', 'GET /metrics'];
const page = ['GET /docs', ...['start.js', 'page.css', 'swagger-ui.css', 'swagger-ui-bundle.js', 'swagger-ui-standalone-preset.js', 'favicon-32x32.png'].map((file) => `GET /docs/${file}`)]; // prettier-ignore
/** What the platform at both ends asks: not part of what a service is for. */
const betweenServices = ['POST /internal/kept-traces'];
const ofEveryService = [...ofOperators, ...page, 'GET /openapi.json', ...betweenServices];
const ofTheGateway = [...ofOperators, ...page, 'GET /docs/events', ...pageRoutes.map(operationOf), 'GET /operators/sign-in.js'];

/** What Fastify has to say for itself when the service runs with all that it can have. */
async function servedBy<Config extends HttpConfig>(definition: ServiceDefinition<Config>, schema?: Schema): Promise<readonly string[]> {
  const database = schema && (await createDatabase(schema));
  const broker = await createBroker(definition.name);
  const tracing = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' };
  const env = { LOG_LEVEL: 'silent', PORT: '0', ...tracing, ...(database && { DATABASE_URL: database.url }) };
  const service = await startService(definition, { env, broker });
  try {
    return (service.app.getHttpAdapter() as unknown as ServiceAdapter).routes.served;
  } finally {
    await service.close();
    await broker.close();
    await database?.drop();
  }
}

describe('the routes that are served are those that are documented', () => {
  let documents: ReadonlyMap<string, object>;
  const at = (path: string) => documents.get(path) as { paths: object };

  beforeAll(async () => {
    documents = await makeDocuments();
  });

  it.each([
    ['user', () => servedBy(userService, userSchema)],
    ['catalog', () => servedBy(catalogService, catalogSchema)],
    ['order', () => servedBy(orderService, orderSchema)],
    ['payment', () => servedBy(paymentService, paymentSchema)],
    ['bank', () => servedBy(bankService, bankSchema)],
  ] as const)('by %s', async (name, served) => {
    expect(compareRoutes(await served(), [at(documentPaths.ofService(name))], ofEveryService)).toEqual([]);
  });

  it('by the gateway, for itself and for the services', async () => {
    const described = [at(documentPaths.shop), at(documentPaths.ofService('gateway'))];
    expect(compareRoutes(await servedBy(gatewayService), described, ofTheGateway)).toEqual([]);
  });

  it('and each of them has a row in the table of the gateway', () => {
    expect(compareRoutes(routes.map(operationOf), [at(documentPaths.shop)])).toEqual([]);
    const isOwn = ({ upstream }: Route) => upstream === 'gateway';
    const own = [...routes, ...documentRoutes].filter(isOwn).map(operationOf);
    expect(compareRoutes(own, [at(documentPaths.ofService('gateway'))])).toEqual([]);
  });
});

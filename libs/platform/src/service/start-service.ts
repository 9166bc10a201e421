import 'reflect-metadata';
import { traceInto } from '@app/kernel';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Environment } from '@app/kernel';
import type { Broker } from '@app/messaging';
import type { DestinationStream } from 'pino';
import type { HttpConfig } from '../config/settings.js';
import { ServiceAdapter } from '../http/service-adapter.js';
import { describeService, serveEdge } from '../http/serve-edge.js';
import { logInto, nestLog } from '../logging/nest-log.js';
import { startTracing } from '../tracing/start-tracing.js';
import { tellKeptTraces } from '../tracing/tell-kept-traces.js';
import { initWithAdapters } from './adapters.js';
import type { ServiceDefinition } from './definition.js';
import { makeParts } from './make-parts.js';
import { PlatformModule, type Parts } from './platform.module.js';
import { rootPaths } from './root-paths.js';

export interface StartOptions {
  readonly env?: Environment;
  /** One for several services of a process; else each makes its own. */
  readonly broker?: Broker;
  /** Where log lines go, one JSON text each; standard output unless told otherwise. */
  readonly logTo?: DestinationStream;
}

export interface RunningService {
  readonly app: NestFastifyApplication;
  /** `http://127.0.0.1:3003` */
  readonly url: string;
  readonly parts: Parts;
  /** Stops serving, finishes what runs, lets go of everything. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Starts a service and resolves when it listens. Several can live in one process.
 * @throws InvalidConfiguration
 */
export async function startService<Config extends HttpConfig>(
  definition: ServiceDefinition<Config>,
  { env = process.env, broker, logTo }: StartOptions = {},
): Promise<RunningService> {
  const config = new definition.config({ ...env, SERVICE_NAME: definition.name });
  const tracing = await startTracing(config);
  const parts = makeParts(config, { broker, logTo, tracing });
  const inside = <T>(work: () => T): T => logInto(parts.log, () => traceInto(tracing, work));
  return inside(async () => {
    const app = await createApp(definition, config, parts);
    try {
      await initWithAdapters(app, parts);
      await app.listen(config.PORT, config.HOST);
      parts.verifier.start();
      parts.lifecycle.started();
      const url = urlOf(app, config);
      parts.log.info('service started', { url });
      return { app, url, parts, close: closing(app, parts, broker ? undefined : parts.broker) };
    } catch (error) {
      await app.close().catch(() => undefined);
      await tracing?.close();
      throw error;
    }
  });
}

async function createApp<Config extends HttpConfig>(definition: ServiceDefinition<Config>, config: Config, parts: Parts) {
  const adapter = new ServiceAdapter(config, parts.problems);
  const root = PlatformModule.around(definition.module, definition.config, parts);
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, { logger: nestLog, abortOnError: false, bodyParser: false });
  app.setGlobalPrefix(definition.prefix ?? 'api/v1', { exclude: rootPaths });
  await serveEdge(adapter.fastify, parts);
  if (parts.tracing && definition.keptTraces !== 'asks') tellKeptTraces(adapter.fastify, parts.tracing);
  if (definition.docs !== 'own' && config.DOCS) describeService(adapter.fastify, app, definition.name);
  await definition.prepare?.(app, config);
  return app;
}

const urlOf = (app: NestFastifyApplication, { HOST: host, TLS_CERT }: HttpConfig): string => {
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return `${TLS_CERT ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
};

const inFlightMs = 10_000;

/** @param ownBroker to close at the end; a shared one is somebody else's */
function closing(app: NestFastifyApplication, { lifecycle, verifier, log, tracing }: Parts, ownBroker?: Broker): () => Promise<void> {
  let closed: Promise<void> | undefined;
  return () => {
    closed ??= logInto(log, async () => {
      lifecycle.close();
      verifier.stop();
      const timer = setTimeout(() => app.getHttpServer().closeAllConnections(), inFlightMs);
      await app.close().finally(() => clearTimeout(timer));
      await ownBroker?.close();
      await tracing?.close();
      log.info('service stopped');
    });
    return closed;
  };
}

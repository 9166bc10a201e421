import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { HttpConfig } from '../config/settings.js';
import type { ServiceDefinition } from '../service/definition.js';
import { nestLog } from '../logging/nest-log.js';
import { PlatformModule, type Parts } from '../service/platform.module.js';
import { rootPaths } from '../service/root-paths.js';
import { buildOpenApi } from './build-open-api.js';

/** In a preview nothing is constructed, so nobody looks at what would be injected. */
const unborn = {} as never;
const unbornParts: Parts = {
  config: unborn,
  log: unborn,
  problems: unborn,
  verifier: unborn,
  metrics: unborn,
  health: unborn,
  lifecycle: unborn,
  broker: unborn,
  tracing: undefined,
};

/** The OpenAPI document that the service serves, made without its database, its broker and its configuration. */
export async function documentOf<Config extends HttpConfig>({
  name,
  module,
  config,
  prefix = 'api/v1',
}: ServiceDefinition<Config>): Promise<OpenAPIObject> {
  const root = PlatformModule.around(module, config, unbornParts);
  const app = await NestFactory.create<NestFastifyApplication>(root, new FastifyAdapter(), {
    preview: true,
    logger: nestLog,
    abortOnError: false,
  });
  try {
    app.setGlobalPrefix(prefix, { exclude: rootPaths });
    return buildOpenApi(app, name);
  } finally {
    await app.close();
  }
}

import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Environment } from '@app/kernel';
import type { HttpConfig } from '../config/settings.js';

/** All that the platform must know to run a service. */
export interface ServiceDefinition<Config extends HttpConfig = HttpConfig> {
  /** Also the consumer group, the inbox's consumer and the source of its events. */
  readonly name: string;
  readonly module: Type;
  readonly config: new (env?: Environment) => Config;
  /** Path before every route except those at the root; `api/v1` unless told otherwise. */
  readonly prefix?: string;
  /** `own` for a service that serves /openapi.json and /docs itself, with `buildOpenApi` and `serveDocs`. */
  readonly docs?: 'own';
  /** `asks` for the service that asks the others which traces they keep, and is asked by nobody: its port is open to the street. */
  readonly keptTraces?: 'asks';
  /** Runs before the application is initialised, for what only Fastify itself can do, such as proxying. */
  readonly prepare?: (app: NestFastifyApplication, config: Config) => Promise<void> | void;
}

import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Broker } from '@app/messaging';
import type { HttpConfig } from '../config/settings.js';
import { InvalidConfiguration } from '../config/invalid-configuration.js';
import { ServiceAdapter } from '../http/service-adapter.js';
import { logInto, nestLog } from '../logging/nest-log.js';
import type { ServiceDefinition } from './definition.js';
import { makeParts } from './make-parts.js';
import { PlatformModule } from './platform.module.js';

/** Takes a service's use cases from `app`, fills what is missing and says in a few words what it did. */
export type Seed = (app: INestApplicationContext) => Promise<string>;

/** Nothing is sent while seeding: the relay starts with the service, and until then facts wait in the outbox. */
const noBroker = {} as Broker;

/**
 * The whole of a service's `seed.ts`: a short process that builds the service without starting anything of it.
 * Production refuses, for seeds are accounts with known passwords and goods that nobody has.
 */
export async function runSeeds<Config extends HttpConfig>(
  definition: ServiceDefinition<Config>,
  seed: Seed,
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  try {
    process.stdout.write(`${definition.name}: ${await seedWith(definition, seed, env)}\n`);
  } catch (error) {
    process.stderr.write(`${definition.name} was not seeded: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof InvalidConfiguration ? 78 : 1;
  }
}

async function seedWith<Config extends HttpConfig>(
  definition: ServiceDefinition<Config>,
  seed: Seed,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  if (env['NODE_ENV'] === 'production') throw new InvalidConfiguration(['NODE_ENV: production is never seeded']);
  const config = new definition.config({ ...env, SERVICE_NAME: definition.name });
  const parts = makeParts(config, noBroker);
  return logInto(parts.log, async () => {
    const root = PlatformModule.around(definition.module, definition.config, parts);
    const app = await NestFactory.create(root, new ServiceAdapter(config, parts.problems), { logger: nestLog, abortOnError: false });
    try {
      return await seed(app);
    } finally {
      await app.close();
    }
  });
}

import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Broker } from '@app/messaging';
import type { HttpConfig } from '../config/settings.js';
import { ServiceAdapter } from '../http/service-adapter.js';
import { logInto, nestLog } from '../logging/nest-log.js';
import type { ServiceDefinition } from './definition.js';
import { exitCodeFor, messageOf } from './exit-code.js';
import { makeParts } from './make-parts.js';
import { PlatformModule } from './platform.module.js';

/** Takes a service's use cases from `app` and says in a few words, or lines, what it did. */
export type Task = (app: INestApplicationContext) => Promise<string>;

/** Nothing is sent: the relay starts with the service, and until then facts wait in the outbox. */
const noBroker = {} as Broker;

/** The whole of a short program that builds a service without starting anything of it, uses it and ends. */
export async function runTask<Config extends HttpConfig>(
  definition: ServiceDefinition<Config>,
  task: Task,
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  await tell(() => within(definition, task, env), definition.name);
}

/** Says what a short program did, or in one line why it could not. */
export async function tell(work: () => Promise<string>, complaint: string): Promise<void> {
  try {
    process.stdout.write(`${await work()}\n`);
  } catch (error) {
    process.stderr.write(`${complaint}: ${messageOf(error)}\n`);
    process.exitCode = exitCodeFor(error);
  }
}

/** @throws InvalidConfiguration, and what the task throws */
export async function within<Config extends HttpConfig>(
  definition: ServiceDefinition<Config>,
  task: Task,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const config = new definition.config({ ...env, SERVICE_NAME: definition.name });
  const parts = makeParts(config, { broker: noBroker });
  return logInto(parts.log, async () => {
    const root = PlatformModule.around(definition.module, definition.config, parts);
    const app = await NestFactory.create(root, new ServiceAdapter(config, parts.problems), { logger: nestLog, abortOnError: false });
    try {
      return await task(app);
    } finally {
      await app.close();
    }
  });
}

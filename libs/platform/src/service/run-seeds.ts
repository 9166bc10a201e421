import type { HttpConfig } from '../config/settings.js';
import { InvalidConfiguration } from '../config/invalid-configuration.js';
import type { ServiceDefinition } from './definition.js';
import { within, type Task } from './run-task.js';

/**
 * The whole of a service's `seed.ts`: a short process that fills what is missing by the service's own use cases.
 * Production refuses, for seeds are accounts with known passwords and goods that nobody has.
 */
export async function runSeeds<Config extends HttpConfig>(
  definition: ServiceDefinition<Config>,
  seed: Task,
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  try {
    if (env['NODE_ENV'] === 'production') throw new InvalidConfiguration(['NODE_ENV: production is never seeded']);
    process.stdout.write(`${definition.name}: ${await within(definition, seed, env)}\n`);
  } catch (error) {
    process.stderr.write(`${definition.name} was not seeded: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof InvalidConfiguration ? 78 : 1;
  }
}

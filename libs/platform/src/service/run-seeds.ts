import type { HttpConfig } from '../config/settings.js';
import { InvalidConfiguration } from '../config/invalid-configuration.js';
import type { ServiceDefinition } from './definition.js';
import { tell, within, type Task } from './run-task.js';

/**
 * The whole of a service's `seed.ts`: a short process that fills what is missing by the service's own use cases.
 * Production refuses, for seeds are accounts with known passwords and goods that nobody has.
 */
export async function runSeeds<Config extends HttpConfig>(
  definition: ServiceDefinition<Config>,
  seed: Task,
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  await tell(async () => {
    if (env['NODE_ENV'] === 'production') throw new InvalidConfiguration(['NODE_ENV: production is never seeded']);
    return `${definition.name}: ${await within(definition, seed, env)}`;
  }, `${definition.name} was not seeded`);
}

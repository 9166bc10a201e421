import { freePort } from '../stack/process/free-port.js';
import { isReady } from '../stack/services/is-ready.js';
import { nodeProgram } from '../stack/services/node-program.js';
import type { ServiceName } from '../stack/names.js';
import type { RunningStack } from '../stack/running-stack.js';

/** One process of a service. */
export interface Instance {
  readonly name: string;
  readonly url: string;
  start(): Promise<void>;
  /** SIGTERM, until it has ended; then again, until it is ready. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** The one that the stack has started, and stops. */
export const ofStack = (stack: RunningStack, service: ServiceName, name: string): Instance => ({
  name,
  url: stack.url(service),
  start: () => Promise.resolve(),
  restart: () => stack.restart(service),
  stop: () => Promise.resolve(),
});

/** Another one beside it, told the same but for `env`. */
export async function beside(stack: RunningStack, service: ServiceName, name: string, env: NodeJS.ProcessEnv = {}): Promise<Instance> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const process = nodeProgram({
    name,
    file: `apps/${service}/src/main.js`,
    dataDir: stack.dataDir,
    logName: name,
    env: { ...stack.env(service), ...env, PORT: String(port) },
    isReady: () => isReady(url),
  });
  return { name, url, start: () => process.start(), restart: () => process.restart(), stop: () => process.stop() };
}

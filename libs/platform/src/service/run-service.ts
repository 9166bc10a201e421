import { setTimeout as delay } from 'node:timers/promises';
import type { HttpConfig } from '../config/settings.js';
import type { ServiceDefinition } from './definition.js';
import { exitCode, exitCodeFor, messageOf } from './exit-code.js';
import { startService, type RunningService } from './start-service.js';

/** An orchestrator must grant more than this before it kills. */
export const hardExitMs = 28_000;

/** The whole of a service's `main.ts`. */
export async function runService<Config extends HttpConfig>(definition: ServiceDefinition<Config>): Promise<void> {
  const signal = firstSignal();
  try {
    superviseUntilStopped(await startService(definition), signal);
  } catch (error) {
    process.stderr.write(`${definition.name} did not start: ${messageOf(error)}\n`);
    process.exit(exitCodeFor(error));
  }
}

/** Heard from the first instant, so that none falls between start and supervision. A second one ends the process at once. */
function firstSignal(): Promise<NodeJS.Signals> {
  const { promise, resolve } = Promise.withResolvers<NodeJS.Signals>();
  let isFirst = true;
  for (const name of ['SIGTERM', 'SIGINT'] as const) {
    process.on(name, () => {
      if (!isFirst) process.exit(exitCode.failed);
      isFirst = false;
      resolve(name);
    });
  }
  return promise;
}

/** Stops in order when told to, or when the service cannot be healed. */
function superviseUntilStopped(service: RunningService, signalled: Promise<NodeJS.Signals>): void {
  const { log, lifecycle } = service.parts;
  let isStopping = false;
  const stop = (code: number): void => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(exitCode.failed), hardExitMs).unref();
    drainAndClose(service).then(
      () => process.exit(code),
      (error: unknown) => {
        log.error('service did not stop in order', { error });
        process.exit(exitCode.failed);
      },
    );
  };
  void signalled.then((signal) => {
    log.info('service stopping', { signal });
    stop(exitCode.stopped);
  });
  // Also what no promise's owner caught. The state is unknown: whatever is unfinished is repeated after the restart.
  process.on('uncaughtException', (error) => {
    log.error('uncaught error', { error });
    process.exit(exitCode.failed);
  });
  lifecycle.onFatal((error) => {
    log.error('service cannot go on', { error });
    stop(exitCode.unhealable);
  });
}

/** Unready first, and still serving: load balancers learn of it only while it goes on. */
async function drainAndClose({ parts: { lifecycle, config }, close }: RunningService): Promise<void> {
  lifecycle.drain();
  await delay(config.DRAIN_SECONDS * 1_000);
  await close();
}

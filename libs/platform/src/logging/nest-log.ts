import { AsyncLocalStorage } from 'node:async_hooks';
import type { LoggerService } from '@nestjs/common';
import type { Log } from './log.js';

const current = new AsyncLocalStorage<Log>();
let first: Log | undefined;

/** Everything started inside `work` logs to this service's log, also through Nest's own logger, which is one per process. */
export function logInto<T>(log: Log, work: () => T): T {
  first ??= log; // for the rare line from outside any service: better under a wrong name than lost
  return current.run(log, work);
}

const wiring = new Set(['InstanceLoader', 'NestFactory', 'RouterExplorer', 'RoutesResolver', 'NestApplication', 'NestMicroservice']);

/** Nest calls with (message, …more, context); the context is the name of the class that speaks. */
function write(level: 'debug' | 'info' | 'warn' | 'error', message: unknown, rest: readonly unknown[]): void {
  const context = typeof rest.at(-1) === 'string' ? (rest.at(-1) as string) : undefined;
  const error = message instanceof Error ? message : rest.find((value) => value instanceof Error);
  const event = message instanceof Error ? message.message : String(message);
  const calmed = level === 'info' && context && wiring.has(context) ? 'debug' : level;
  (current.getStore() ?? first)?.[calmed](event, { ...(context && { context }), ...(error instanceof Error && { error }) });
}

export const nestLog: LoggerService = {
  log: (message: unknown, ...rest: unknown[]) => write('info', message, rest),
  error: (message: unknown, ...rest: unknown[]) => write('error', message, rest),
  fatal: (message: unknown, ...rest: unknown[]) => write('error', message, rest),
  warn: (message: unknown, ...rest: unknown[]) => write('warn', message, rest),
  debug: (message: unknown, ...rest: unknown[]) => write('debug', message, rest),
  verbose: (message: unknown, ...rest: unknown[]) => write('debug', message, rest),
};

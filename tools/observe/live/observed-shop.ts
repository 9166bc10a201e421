import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporaryOptions, type Observation } from '../../stack/options.js';
import { TerminalReport } from '../../stack/output/terminal-report.js';
import type { RunningStack } from '../../stack/running-stack.js';
import { startStack } from '../../stack/start-stack.js';
import type { Victim } from '../causes/victim.js';
import { PrometheusClient } from './prometheus-client.js';

/** A shop of our own with Prometheus beside it, for as long as `work` takes. */
export async function withObservedShop<Result>(
  observe: Observation,
  env: Readonly<Record<string, string>>,
  work: (stack: RunningStack, prometheus: PrometheusClient) => Promise<Result>,
): Promise<Result> {
  const dataDir = mkdtempSync(join(tmpdir(), 'saga-shop-observed-'));
  const stop = new AbortController();
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(event, () => stop.abort());
  let stack: RunningStack | undefined;
  try {
    const options = temporaryOptions(dataDir, { observe, env: { ...process.env, ...env } });
    stack = await startStack(options, new TerminalReport(process.stdout), stop.signal);
    const interrupted = new Promise<never>((_, reject) => stop.signal.addEventListener('abort', () => reject(new Error('interrupted'))));
    return await Promise.race([work(stack, new PrometheusClient(stack.url('prometheus'))), interrupted]);
  } finally {
    await stack?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The stack of this process as something to which accidents happen. */
export const victimOf = (stack: RunningStack): Victim => ({
  url: (name) => stack.url(name),
  down: (name) => stack.kill(name, { stayDown: true }),
  restart: (name) => stack.restart(name),
  env: async (service) => stack.env(service),
});

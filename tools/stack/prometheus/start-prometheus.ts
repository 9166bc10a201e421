import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesYaml } from '../../observe/alerts/rules.js';
import { findProgram, howToGetPrometheus } from '../../observe/prometheus/find-prometheus.js';
import { prometheusYaml } from '../../observe/prometheus/prometheus-config.js';
import type { Report } from '../output/report.js';
import { ManagedProcess } from '../process/managed-process.js';
import { PidFile } from '../process/pid-file.js';
import type { RunningStack } from '../running-stack.js';
import { logFileOf } from '../state/log-files.js';

/** Starts Prometheus beside the services, if it is installed; a shop without it is a shop all the same. */
export async function startPrometheus(stack: RunningStack, report: Report): Promise<void> {
  if (!stack.options.observe) return;
  const program = findProgram('prometheus');
  if (!program) return report.note(howToGetPrometheus);
  const folder = join(stack.dataDir, 'prometheus');
  writeConfiguration(stack, folder);
  const url = stack.url('prometheus');
  const prometheus = new ManagedProcess({
    name: 'prometheus',
    command: program,
    args: [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      '--storage.tsdb.retention.time=2d',
      '--enable-feature=exemplar-storage',
      `--web.listen-address=${new URL(url).host}`,
    ],
    env: { PATH: process.env['PATH'] },
    logFile: logFileOf(stack.dataDir, 'prometheus'),
    pidFile: PidFile.of(stack.dataDir, 'prometheus'),
    stopSignal: 'SIGTERM',
    stopWithinMs: 10_000,
    readyWithinMs: 60_000,
    isReady: () => answers(`${url}/-/ready`),
  });
  await report.step(`prometheus on ${stack.ports.prometheus}`, () => stack.supervisor.watch('prometheus', prometheus).start());
}

function writeConfiguration(stack: RunningStack, folder: string): void {
  const { everySeconds, hurry } = stack.options.observe ?? { everySeconds: 5, hurry: 1 };
  const targets = Object.fromEntries(stack.options.services.map((name) => [name, [`127.0.0.1:${stack.ports[name]}`]]));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'alerts.yml'), rulesYaml(undefined, hurry));
  writeFileSync(join(folder, 'prometheus.yml'), prometheusYaml({ targets, rulesFile: 'alerts.yml', everySeconds }));
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { seconds, TerminalReport } from '../stack/output/terminal-report.js';
import { StopSignal } from '../stack/stop-signal.js';
import { chaosOptions } from './options.js';
import { runChaos } from './run-chaos.js';

Logger.overrideLogger(false);
const options = chaosOptions(process.argv);
const begin = performance.now();
const dataDir = mkdtempSync(join(tmpdir(), 'saga-shop-chaos-'));
const { signal } = new StopSignal(dataDir);
try {
  const command = `npm run chaos -- ${process.argv.slice(2).join(' ')}`;
  const run = await runChaos({ ...options, dataDir, command, report: new TerminalReport(process.stdout), signal });
  console.log(run.orders.length, run.faults.length, JSON.stringify(run.phases));
  console.log(JSON.stringify(Object.fromEntries([...Map.groupBy(run.faults, (f) => f.class)].map(([k, v]) => [k, v.length]))));
  console.log(
    JSON.stringify(Object.fromEntries([...Map.groupBy(run.orders, (f) => f.ending ?? f.outcome)].map(([k, v]) => [k, v.length]))),
  );
  for (const check of run.checks) for (const what of check.violations.slice(0, 5)) console.log(`✗ ${check.invariant}: ${what}`);
  console.log(`after ${seconds(performance.now() - begin)}`);
  process.exitCode = run.checks.every(({ violations }) => violations.length === 0) ? 0 : 1;
} catch (error) {
  console.error(signal.aborted ? '\nInterrupted; nothing is left running.' : error);
  process.exitCode = signal.aborted ? 130 : 1;
} finally {
  if (process.exitCode === 0 || signal.aborted) rmSync(dataDir, { recursive: true, force: true });
  else console.log(`kept: ${dataDir}`);
}
process.disconnect?.();

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { TerminalReport } from '../stack/output/terminal-report.js';
import { StopSignal } from '../stack/stop-signal.js';
import { chaosOptions, type ChaosOptions } from './options.js';
import { keepRun, violationsOf } from './output.js';
import { reportText } from './report/text.js';
import { summaryOf } from './report/summary.js';
import { runChaos } from './run-chaos.js';

const mostShown = 20;

/** Where a report was written says nothing about the run. */
const withoutOut = (args: readonly string[]): string[] => args.filter((word, index) => word !== '--out' && args[index - 1] !== '--out');

/** @returns whether everything was as it must be */
async function run(options: ChaosOptions, dataDir: string, signal: AbortSignal): Promise<boolean> {
  console.log(
    `Chaos: a shop of nine instances, four Postgres servers and a Kafka; what is done to it follows from seed ${options.seed}.\n`,
  );
  const command = ['npm run chaos --', ...withoutOut(process.argv.slice(2))].join(' ');
  const result = await runChaos({ ...options, dataDir, command, report: new TerminalReport(process.stdout), signal });
  const violations = violationsOf(result);
  if (options.out) keepRun(result, dataDir, options.out);
  for (const line of violations.slice(0, mostShown)) console.log(line);
  if (violations.length > mostShown) console.log(`… and ${violations.length - mostShown} more`);
  console.log(`\n${reportText(summaryOf(result))}`);
  return violations.length === 0;
}

Logger.overrideLogger(false); // of the consumers in this process: they lose their broker as often as everybody else
const options = chaosOptions(process.argv);
const dataDir = mkdtempSync(join(tmpdir(), 'saga-shop-chaos-'));
const { signal } = new StopSignal(dataDir);
let isKept = false;
try {
  const isClean = await run(options, dataDir, signal);
  process.exitCode = isClean ? 0 : 1;
  isKept = !isClean;
} catch (error) {
  console.error(signal.aborted ? '\nInterrupted; nothing is left running.' : (error as Error).stack);
  process.exitCode = signal.aborted ? 130 : 1;
  isKept = !signal.aborted;
}
if (isKept) console.log(`\nLogs, history and databases are kept in ${dataDir}.`);
else rmSync(dataDir, { recursive: true, force: true });
// Left to end by itself, Node once turned for ever in its clean-up of handles, after a thousand connections that had been cut.
process.exit();

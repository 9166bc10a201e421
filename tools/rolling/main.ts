import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeSurroundings } from '../bench/print.js';
import { surroundings } from '../bench/surroundings.js';
import { TerminalReport } from '../stack/output/terminal-report.js';
import { StopSignal } from '../stack/stop-signal.js';
import { rollingOptions } from './options.js';
import { faultsOf, resultText } from './print.js';
import { proveRolling } from './prove-rolling.js';

const options = rollingOptions(process.argv);
const dataDir = mkdtempSync(join(tmpdir(), 'saga-shop-rolling-'));
const { signal } = new StopSignal(dataDir);
const where = surroundings();
console.log(`${describeSurroundings(where)}\n`);
let isKept = false;
try {
  const { only: services, single: alsoSingle, customers, drain: drainSeconds } = options;
  const report = new TerminalReport(process.stdout);
  const result = await proveRolling({ dataDir, services, alsoSingle, customers, drainSeconds, report, signal });
  console.log(`\n${resultText(result)}`);
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ ...where, ...result }, null, 2)}\n`);
  isKept = faultsOf(result).length > 0;
  process.exitCode = isKept ? 1 : 0;
} catch (error) {
  console.error(signal.aborted ? '\nInterrupted; nothing is left running.' : (error as Error).stack);
  isKept = !signal.aborted;
  process.exitCode = signal.aborted ? 130 : 1;
}
if (isKept) console.log(`\nLogs and databases are kept in ${dataDir}.`);
else rmSync(dataDir, { recursive: true, force: true });
process.disconnect?.();

import { availableParallelism } from 'node:os';
import { TerminalReport } from '../stack/output/terminal-report.js';
import { inLanes } from './in-lanes.js';
import type { Part } from './parts.js';
import { runScript, ScriptFailed } from './run-script.js';

/** Runs the parts, as many at a time as there are processors, and prints a line for each and then what the failed ones said. */
export async function runChecks(parts: readonly Part[]): Promise<{ readonly passed: number; readonly failed: number }> {
  const report = new TerminalReport(process.stdout);
  const failures: ScriptFailed[] = [];
  await inLanes(parts, Math.min(2, availableParallelism()), async ({ name, script }) => {
    try {
      await report.step(name, () => runScript(script));
    } catch (error) {
      if (!(error instanceof ScriptFailed)) throw error;
      failures.push(error);
    }
  });
  for (const { script, output } of failures) console.log(`\n── npm run ${script}\n${output}`);
  return { passed: parts.length - failures.length, failed: failures.length };
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeSurroundings } from '../bench/print.js';
import { surroundings } from '../bench/surroundings.js';
import { seconds, TerminalReport } from '../stack/output/terminal-report.js';
import { repositoryRoot } from '../stack/repository.js';
import { StopSignal } from '../stack/stop-signal.js';
import { measureGrowth } from './measure.js';
import { growthOptions } from './options.js';
import { tell } from './print.js';
import { failuresIn, verdicts } from './verdicts.js';

const options = growthOptions(process.argv);
const begin = performance.now();
const folder = mkdtempSync(join(tmpdir(), 'saga-shop-growth-'));
const { signal } = new StopSignal(folder);
try {
  console.log(`${describeSurroundings(surroundings())}\n`);
  const result = await measureGrowth(folder, options, new TerminalReport(process.stdout), signal);
  const file = `growth-${result.commit}.json`;
  writeFileSync(join(repositoryRoot, file), `${JSON.stringify(result, null, 2)}\n`);
  console.log(`\n${tell(result)}\n\n${file}, after ${seconds(performance.now() - begin)}`);
  const all = verdicts(result);
  for (const { holds, words } of all) console.log(`${holds ? '✓' : '✗'} ${words}`);
  const held = all.filter(({ holds }) => holds).length;
  console.log(`bench:growth: ${held} of ${all.length} promises held with ${options.orders} orders`);
  process.exitCode = held === all.length && failuresIn(result).length === 0 ? 0 : 1;
} catch (error) {
  console.error(`\n${signal.aborted ? 'Interrupted; nothing is left running.' : (error as Error).message}`);
  process.exitCode = signal.aborted ? 130 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.disconnect?.();

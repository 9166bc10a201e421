import { writeFileSync } from 'node:fs';
import { describeSurroundings } from '../bench/print.js';
import { surroundings } from '../bench/surroundings.js';
import { seconds, TerminalReport } from '../stack/output/terminal-report.js';
import { StopSignal } from '../stack/stop-signal.js';
import { CrashShop, temporaryFolder } from './crash-shop.js';
import { proofOptions, type ProofOptions } from './options.js';
import { matrix, progressLine, scenarioTable } from './print.js';
import { failuresOf, Proof, prove } from './prove.js';

const INTERRUPTED = 130;

async function run(proof: Proof, dataDir: string, signal: AbortSignal): Promise<void> {
  const shop = await new TerminalReport(process.stdout).step('a shop to be killed', () => CrashShop.open(dataDir, signal));
  const interrupted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  try {
    await Promise.race([prove(shop, proof, options, (done) => console.log(progressLine(done))), interrupted]);
  } finally {
    await shop.close();
  }
}

function tell(proof: Proof, { endings }: ProofOptions, tookMs: number): boolean {
  const { cells, attempts, scenarios } = proof;
  if (cells.length > 0) console.log(`\nOrders in hand when the service died, at each passing of the point:\n\n${matrix(cells, endings)}`);
  if (scenarios.length > 0) console.log(`\n${scenarioTable(scenarios)}`);
  const failures = failuresOf(proof);
  console.log(failures.map((line) => `\n✗ ${line}`).join(''));
  const all = [...attempts, ...scenarios.map(({ done }) => done)];
  const kills = all.filter(({ died }) => died).length;
  const orders = all.reduce((sum, done) => sum + done.orders, 0);
  const sum = `${kills} kills, ${orders} orders, ${seconds(tookMs)}`;
  if (failures.length > 0) console.log(`Did not hold: ${failures.length} failures; ${sum}.`);
  else
    console.log(`Held: whatever was killed, every order reached its ending, every key gave its one order, and the books agree (${sum}).`);
  return failures.length === 0;
}

const options = proofOptions(process.argv);
const begin = performance.now();
const dataDir = temporaryFolder();
const { signal } = new StopSignal(dataDir);
const where = surroundings();
const proof = new Proof();
console.log(`${describeSurroundings(where)}\n`);
try {
  await run(proof, dataDir, signal);
  process.exitCode = tell(proof, options, performance.now() - begin) ? 0 : 1;
} catch (error) {
  if (proof.attempts.length > 0) tell(proof, options, performance.now() - begin);
  console.error(`\n${signal.aborted ? 'Interrupted before the end; nothing is left running.' : (error as Error).message}`);
  process.exitCode = signal.aborted ? INTERRUPTED : 1;
}
if (options.json) writeFileSync(options.json, `${JSON.stringify({ ...where, ...proof }, null, 2)}\n`);
process.disconnect?.();

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seconds, TerminalReport } from '../stack/output/terminal-report.js';
import { repositoryRoot } from '../stack/repository.js';
import { StopSignal } from '../stack/stop-signal.js';
import { comparison, readResult } from './compare.js';
import { measureFloor } from './floor/measure-floor.js';
import { measureElsewhere, measureShop } from './measure-shop.js';
import { measureTracing } from './tracing/measure-tracing.js';
import { tracingTable, tracingVerdict } from './tracing/print-tracing.js';
import { benchOptions, type BenchOptions } from './options.js';
import { costTable, describeSurroundings, failuresOf, speedTable } from './print.js';
import type { BenchResult } from './result.js';
import { surroundings } from './surroundings.js';
import { memoryVerdict, verdicts } from './targets.js';

const FLOOR_WARM_UP_MS = 5_000;

/** Beside the shop's folder: two Postgres servers never share one. */
const floorOf = (dataDir: string): string => `${dataDir}-floor`;

async function measure(options: BenchOptions, dataDir: string, signal: AbortSignal): Promise<BenchResult> {
  const report = new TerminalReport(process.stdout);
  const where = surroundings();
  console.log(`${describeSurroundings(where)}\n`);
  const floor = options.floor
    ? await report.step('floor', () => measureFloor(floorOf(dataDir), FLOOR_WARM_UP_MS, options.seconds * 1000, signal))
    : undefined;
  const figures = options.url ? await measureElsewhere(options.url, options, report) : await measureShop(dataDir, options, report, signal);
  return { ...where, ...(floor && { floor }), ...figures };
}

function tell(result: BenchResult, options: BenchOptions): void {
  const { floor, complaints } = result;
  if (floor)
    console.log(`\nfloor (one process, only the SQL, 16 in flight): ${floor.perSecond} orders/s, p50 ${floor.p50} ms, p99 ${floor.p99} ms`);
  console.log(`\n${speedTable(result)}\n${options.url ? '' : `\n${costTable(result)}\n`}`);
  if (!options.url) for (const line of options.minutes === undefined ? verdicts(result) : [memoryVerdict(result)]) console.log(line);
  for (const line of failuresOf(result)) console.log(`✗ ${line}`);
  for (const line of complaints) console.log(`✗ the books do not agree: ${line}`);
  if (complaints.length === 0 && !options.url) console.log('✓ every order completed; stock, captures and totals agree');
  if (options.compare) console.log(`\n${comparison(readResult(options.compare), result)}`);
}

async function benchShop(options: BenchOptions): Promise<number> {
  const result = await measure(options, dataDir, signal);
  tell(result, options);
  const file = `bench-${result.commit}.json`;
  writeFileSync(join(repositoryRoot, file), `${JSON.stringify(result, null, 2)}\n`);
  console.log(`\n${file}, after ${seconds(performance.now() - begin)}`);
  return result.complaints.length + failuresOf(result).length === 0 ? 0 : 1;
}

async function benchTracing(options: BenchOptions, ratio: number): Promise<number> {
  console.log(`${describeSurroundings(surroundings())}\n`);
  const cost = await measureTracing(dataDir, options, ratio, new TerminalReport(process.stdout), signal);
  console.log(`\n${tracingTable(cost)}\n\n${tracingVerdict(cost)}`);
  return cost.failures === 0 ? 0 : 1;
}

const options = benchOptions(process.argv);
if (options.compare) readResult(options.compare);
const begin = performance.now();
const dataDir = mkdtempSync(join(tmpdir(), 'saga-shop-bench-'));
const { signal } = new StopSignal(dataDir);
try {
  process.exitCode = options.tracing === undefined ? await benchShop(options) : await benchTracing(options, options.tracing);
} catch (error) {
  console.error(`\n${signal.aborted ? 'Interrupted; nothing is left running.' : (error as Error).message}`);
  process.exitCode = signal.aborted ? 130 : 1;
} finally {
  for (const folder of [dataDir, floorOf(dataDir)]) rmSync(folder, { recursive: true, force: true });
}
process.disconnect?.();

import { temporaryOptions } from '../stack/options.js';
import type { Report } from '../stack/output/report.js';
import type { RunningStack } from '../stack/running-stack.js';
import { startStack } from '../stack/start-stack.js';
import { audit, readBooks } from './books.js';
import type { Customers } from './customers.js';
import { runLoad } from './load.js';
import { measureLevel } from './measure-level.js';
import { customersMeter, StackMeter, type Meter } from './meter.js';
import type { BenchOptions } from './options.js';
import { inspectable, profiled } from './profile.js';
import type { BenchResult, Level } from './result.js';
import { shoppersAt } from './shoppers.js';

const PARTS = 5;

type ShopFigures = Pick<BenchResult, 'levels' | 'memoryBefore' | 'complaints'>;

/** Starts a whole shop on free ports, measures it and closes it. */
export async function measureShop(dataDir: string, options: BenchOptions, report: Report, signal: AbortSignal): Promise<ShopFigures> {
  const env = { ...process.env, ...(options.profile && inspectable) };
  const stack = await report.step('shop', () => startStack(temporaryOptions(dataDir, { env }), undefined, signal));
  if (stack.mode.broker !== 'kafka') report.note('  Without Kafka: these figures compare with nothing but each other.');
  const interrupted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  try {
    return await Promise.race([measure(stack, options, report), interrupted]);
  } finally {
    await stack.stop();
  }
}

/** What the customers of a running shop see. */
export async function measureElsewhere(url: string, options: BenchOptions, report: Report): Promise<ShopFigures> {
  const shoppers = await shoppersAt(url);
  const levels = await measureLevels(customersMeter, shoppers, options, report);
  await shoppers.close();
  return { levels, memoryBefore: {}, complaints: [] };
}

async function measure(stack: RunningStack, options: BenchOptions, report: Report): Promise<ShopFigures> {
  const shoppers = await shoppersAt(stack.url('gateway'));
  const meter = new StackMeter(stack);
  const books = await readBooks(stack.postgres.adminUrl);
  const memoryBefore = meter.memory();
  const last = (run: () => Promise<Level>): Promise<Level> => (options.profile ? profile(stack, options, run) : run());
  const levels = await measureLevels(meter, shoppers, options, report, last);
  await shoppers.close();
  const complaints = await report.step('books', () => audit(stack.postgres.adminUrl, books));
  return { levels, memoryBefore, complaints };
}

/** @param last around the measurement of the last level */
async function measureLevels(
  meter: Meter,
  shoppers: Customers,
  options: BenchOptions,
  report: Report,
  last: (run: () => Promise<Level>) => Promise<Level> = (run) => run(),
): Promise<Level[]> {
  await report.step('warm-up', () => runLoad(Math.max(...options.customers), options.warmUp * 1000, (index) => shoppers.buy(index)));
  const levels: Level[] = [];
  for (const [customers, seconds] of plan(options)) {
    const run = (): Promise<Level> => measureLevel(meter, shoppers, customers, seconds);
    const isLast = levels.length === plan(options).length - 1;
    levels.push(await report.step(`customers: ${customers}, for ${seconds} s`, () => (isLast ? last(run) : run())));
  }
  return levels;
}

const plan = ({ customers, seconds, minutes }: BenchOptions): (readonly [customers: number, seconds: number])[] =>
  minutes === undefined
    ? customers.map((number) => [number, seconds] as const)
    : Array.from({ length: PARTS }, () => [customers[0] ?? 1, (minutes * 60) / PARTS] as const);

function profile(stack: RunningStack, options: BenchOptions, run: () => Promise<Level>): Promise<Level> {
  const inspected = stack.processes.find(({ name }) => name === options.profile);
  if (!inspected) throw new Error(`${options.profile} does not run`);
  return profiled(inspected, `bench-${options.profile}.cpuprofile`, run);
}

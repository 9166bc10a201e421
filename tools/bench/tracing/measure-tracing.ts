import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { temporaryOptions } from '../../stack/options.js';
import type { Report } from '../../stack/output/report.js';
import { startStack } from '../../stack/start-stack.js';
import { runLoad } from '../load.js';
import { StackMeter, total } from '../meter.js';
import type { BenchOptions } from '../options.js';
import { shoppersAt } from '../shoppers.js';
import { Sink } from './sink.js';

/** One shop's turns, one after the other. */
export interface Turn {
  readonly seconds: number;
  readonly orders: number;
  /** CPU milliseconds of all processes but the customers', above what the shop takes at rest. */
  readonly cpuMs: number;
}

export interface TracingCost {
  readonly ratio: number;
  readonly customers: number;
  readonly off: readonly Turn[];
  readonly on: readonly Turn[];
  /** What was sent to the collector, in bytes. */
  readonly sentBytesPerOrder: number;
  readonly failures: number;
}

type Buyers = { readonly turn: (seconds: number) => Promise<Turn & { failures: number }>; readonly close: () => Promise<void> };

const turns = 6;
const restSeconds = 5;
/** Only who was chosen at the beginning is sent: on a busy machine every order would be slow. */
const nothingIsSlow = { TRACE_SLOW_MS: '3600000' };

/**
 * Two shops side by side, one of them traced, and customers who go to one and the other in turns: so both meet the same machine,
 * whatever else that has to do. Figures of CPU time bear a busy machine better than orders per second, once what a shop takes at rest,
 * which counts the more the slower the machine, is taken off.
 */
export async function measureTracing(
  dataDir: string,
  options: BenchOptions,
  ratio: number,
  report: Report,
  signal: AbortSignal,
): Promise<TracingCost> {
  const customers = options.customers.at(-1) ?? 1;
  const sink = await Sink.start();
  const shops: Buyers[] = [];
  const open = async (name: string, env: NodeJS.ProcessEnv): Promise<Buyers> => {
    const buyers = await report.step(name, () => openFor(customers, join(dataDir, name.replaceAll(' ', '-')), env, signal));
    shops.push(buyers);
    return buyers;
  };
  try {
    const off = await open('shop without tracing', {});
    const on = await open('shop with tracing', {
      OTEL_EXPORTER_OTLP_ENDPOINT: sink.url,
      OTEL_TRACES_SAMPLER_ARG: String(ratio),
      ...nothingIsSlow,
    });
    await report.step('warm-up', async () => {
      for (const shop of shops) await shop.turn(options.warmUp);
    });
    sink.bytes = 0;
    const [ofOff, ofOn]: [Turn[], Turn[]] = [[], []];
    let failures = 0;
    for (let turn = 0; turn < turns; turn++) {
      const order = turn % 2 === 0 ? [off, on] : [on, off]; // whoever goes second meets what the first has left behind
      for (const shop of order) {
        const figures = await report.step(`turn ${turn + 1} ${shop === on ? 'with' : 'without'}`, () => shop.turn(options.seconds));
        failures += figures.failures;
        (shop === on ? ofOn : ofOff).push(figures);
      }
    }
    const orders = ofOn.reduce((sum, turn) => sum + turn.orders, 0);
    return { ratio, customers, off: ofOff, on: ofOn, sentBytesPerOrder: sink.bytes / Math.max(1, orders), failures };
  } finally {
    for (const shop of shops) await shop.close();
    await sink.stop();
  }
}

async function openFor(customers: number, dataDir: string, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<Buyers> {
  const stack = await startStack(temporaryOptions(dataDir, { env: { ...process.env, ...env } }), undefined, signal);
  const shoppers = await shoppersAt(stack.url('gateway'));
  const meter = new StackMeter(stack);
  const cpu = (): number => {
    const { load: _, ...services } = meter.cpu();
    return total(services);
  };
  const before = cpu();
  await delay(restSeconds * 1_000);
  const atRest = (cpu() - before) / restSeconds;
  return {
    turn: async (seconds) => {
      const [begin, used] = [performance.now(), cpu()];
      const { latencies, failures } = await runLoad(customers, seconds * 1_000, (customer) => shoppers.buy(customer));
      const lasted = (performance.now() - begin) / 1_000;
      const failed = [...failures.values()].reduce((sum, count) => sum + count, 0);
      return { seconds, orders: latencies.length, cpuMs: cpu() - used - atRest * lasted, failures: failed };
    },
    close: async () => {
      await shoppers.close();
      await stack.stop();
    },
  };
}

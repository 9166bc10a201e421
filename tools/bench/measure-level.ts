import { availableParallelism } from 'node:os';
import type { Customers } from './customers.js';
import { runLoad } from './load.js';
import { difference, total, type Meter } from './meter.js';
import type { Level } from './result.js';
import { rounded, summaryOf } from './summary.js';

/** Has so many customers buy for a while, and reads the meters around it. */
export async function measureLevel(meter: Meter, shoppers: Customers, customers: number, seconds: number): Promise<Level> {
  const before = meter.cpu();
  const begin = performance.now();
  const load = await runLoad(customers, seconds * 1000, (customer) => shoppers.buy(customer));
  const lastedMs = performance.now() - begin;
  const used = difference(meter.cpu(), before);
  const orders = Math.max(1, load.latencies.length);
  return {
    customers,
    seconds,
    ...summaryOf(load),
    cpuPerOrder: Object.fromEntries(Object.entries(used).map(([name, ms]) => [name, Math.round((ms / orders) * 100) / 100])),
    ...(meter.seesTheShop && { busyPercent: rounded((total(used) / lastedMs / availableParallelism()) * 100) }),
    memory: meter.memory(),
  };
}

import type { Summary } from '../bench/summary.js';
import { surroundings } from '../bench/surroundings.js';
import type { Report } from '../stack/output/report.js';
import { grow } from './grow.js';
import { leftovers } from './leftovers.js';
import { measureCleanUp } from './measure-clean-up.js';
import { measureReads } from './measure-reads.js';
import { MeasuredShop } from './open-shop.js';
import type { GrowthOptions } from './options.js';
import type { GrowthResult } from './result.js';

const readSeconds = 5;

/** Two shops side by side, measured by turns: what else the machine has to do hits both. */
export async function measureGrowth(folder: string, options: GrowthOptions, report: Report, signal: AbortSignal): Promise<GrowthResult> {
  const where = surroundings();
  const opened: MeasuredShop[] = [];
  const open = async (name: string): Promise<MeasuredShop> => {
    const shop = await report.step(`${name} shop`, () => MeasuredShop.open(folder, name, signal));
    opened.push(shop);
    return shop;
  };
  const interrupted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  try {
    const shops = { empty: await open('empty'), grown: await open('grown') };
    return { ...where, options, ...(await Promise.race([measure(shops, options, report, signal), interrupted])) };
  } finally {
    await Promise.all(opened.map((shop) => shop.close()));
  }
}

async function measure(
  { empty, grown }: { readonly empty: MeasuredShop; readonly grown: MeasuredShop },
  options: GrowthOptions,
  report: Report,
  signal: AbortSignal,
): Promise<Omit<GrowthResult, 'options' | keyof ReturnType<typeof surroundings>>> {
  const { customers, seconds, rounds, warmUp } = options;
  const loaded = await report.step(`${options.orders} orders into one of them`, () => grow(grown, options, signal));
  for (const shop of [empty, grown]) await report.step(`warm-up, ${warmUp} s`, () => shop.buy(customers, warmUp));
  const turns: { empty: Summary[]; grown: Summary[] } = { empty: [], grown: [] };
  for (let round = 1; round <= rounds; round += 1) {
    // Who is first changes, so that a drift of the machine within a round favours nobody.
    const order = [['empty', empty] as const, ['grown', grown] as const];
    for (const [name, shop] of round % 2 ? order : order.toReversed()) {
      turns[name].push(await report.step(`round ${round}, ${name}`, () => shop.buy(customers, seconds)));
    }
  }
  const reads = await report.step('lists and search', () => measureReads(grown, readSeconds));
  const cleaning = await report.step('clean-up under load', () => measureCleanUp(grown, customers, Math.max(30, seconds)));
  const complaints = await report.step('what is left over', () => leftovers(grown.stack.postgres.adminUrl));
  return { loaded, ...turns, reads, ...cleaning, complaints };
}

import { type Order, ShopProblem } from '@app/client';
import { Command, Option } from 'commander';
import { ShopClosed } from '../shop/shop-closed.js';
import { Shop } from '../shop/shop.js';
import { seconds } from '../stack/output/terminal-report.js';
import { table } from '../terminal/table.js';
import type { Ending } from './ending.js';
import { endings } from './endings.js';
import { defaultShopUrl } from './find-shop.js';
import { perform, type Performance } from './perform.js';
import { setStage } from './stage.js';

interface Options {
  readonly url: string;
  readonly only?: readonly string[];
}

const options = new Command('npm run demo --')
  .description('Plays every ending of an order in a running shop, as its customers, and draws what each service says while it says it.')
  .option('--url <url>', 'the gateway of the shop', defaultShopUrl())
  .addOption(new Option('--only <endings...>', 'some of the endings').choices(endings.map(({ name }) => name)))
  .parse()
  .opts<Options>();

async function play({ url, only }: Options): Promise<Performance[]> {
  const shop = new Shop(url);
  await shop.knock();
  const stage = await setStage(shop);
  const chosen = endings.filter(({ name }) => !only || only.includes(name));
  console.log(`Endings of an order, at ${url}.`);
  if (chosen.some(({ isSlow }) => isSlow))
    console.log('The last one begins now and is drawn when it is over, in about two and a half minutes.');
  const begun = new Map<Ending, Order>();
  for (const ending of chosen.filter(({ isSlow }) => isSlow)) begun.set(ending, await ending.play(stage, ending.customer(stage)));
  const performances: Performance[] = [];
  for (const ending of chosen.toSorted((left, right) => Number(begun.has(left)) - Number(begun.has(right)))) {
    performances.push(await perform(ending, `${performances.length + 1}/${chosen.length}`, stage, begun.get(ending)));
  }
  return performances;
}

function summary(performances: readonly Performance[]): string {
  const rows = performances.map(({ ending, order, facts, tookMs, complaints }) => {
    return [
      ending.name,
      order.status,
      order.reason ?? '',
      facts,
      seconds(tookMs),
      complaints.length === 0 ? '✓' : `✗ ${complaints.join('; ')}`,
    ];
  });
  return table(['ending', 'status', 'reason', 'facts', 'took', ''], rows);
}

try {
  const performances = await play(options);
  console.log(`\n${summary(performances)}`);
  process.exitCode = performances.every(({ complaints }) => complaints.length === 0) ? 0 : 1;
} catch (error) {
  if (!(error instanceof ShopClosed) && !(error instanceof ShopProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
process.disconnect?.();

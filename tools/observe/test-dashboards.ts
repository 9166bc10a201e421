import { Command } from 'commander';
import { findProgram, howToGetPrometheus } from './prometheus/find-prometheus.js';
import { withObservedShop, victimOf } from './live/observed-shop.js';
import { playOrders } from './live/play-orders.js';
import type { PrometheusClient } from './live/prometheus-client.js';
import { differencesFromTable } from './live/shown-metrics.js';
import { watchedQueries, type WatchedQuery } from './queries/watched-queries.js';

/** A rate needs figures from before and after: in a quiet moment a round or two are enough. */
const mostRounds = 10;

async function gives(prometheus: PrometheusClient, { of, query }: WatchedQuery): Promise<string | undefined> {
  const filledIn = query.replaceAll('$__rate_interval', '5m').replaceAll('$service', 'order');
  try {
    const samples = await prometheus.ask(filledIn);
    return samples.some(({ value }) => !Number.isNaN(value)) ? undefined : `${of} gives nothing: ${filledIn}`;
  } catch (error) {
    return `${of} is no query: ${(error as Error).message}`;
  }
}

async function silent(prometheus: PrometheusClient, queries: readonly WatchedQuery[]): Promise<string[]> {
  const answers = await Promise.all(queries.map((query) => gives(prometheus, query)));
  return answers.filter((answer) => answer !== undefined);
}

async function main(): Promise<number> {
  new Command('npm run test:dashboards --')
    .description('Plays orders in a shop of its own and asks a real Prometheus for every panel and every alert: each must give figures.')
    .parse();
  if (!findProgram('prometheus')) {
    console.log(`Nothing was checked. ${howToGetPrometheus}`);
    return 0;
  }
  const queries = watchedQueries();
  const faults = await withObservedShop({ everySeconds: 1, hurry: 1 }, { LOG_LEVEL: 'warn' }, async (stack, prometheus) => {
    let missing: string[] = [];
    for (let round = 1; round <= mostRounds; round++) {
      await playOrders(victimOf(stack));
      missing = await silent(prometheus, queries);
      console.log(`round ${round}: ${queries.length - missing.length} of ${queries.length} queries give figures`);
      if (missing.length === 0) break;
    }
    return [...missing, ...(await differencesFromTable(stack))];
  });
  for (const fault of faults) console.error(fault);
  console.log(`${queries.length} queries of panels and alerts, ${faults.length} faults`);
  return faults.length === 0 ? 0 : 1;
}

process.exitCode = await main();
process.disconnect?.();

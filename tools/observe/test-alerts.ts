import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Command } from 'commander';
import { repositoryRoot } from '../stack/repository.js';
import { alerts } from './alerts/all-alerts.js';
import { causes } from './causes/all-causes.js';
import { victimOf, withObservedShop } from './live/observed-shop.js';
import type { PrometheusClient } from './live/prometheus-client.js';
import { findProgram, howToGetPrometheus } from './prometheus/find-prometheus.js';
import { waitUntil } from '../stack/process/wait-until.js';

/** The slowest looks back over minutes. */
const withinMs = 240_000;

function testRules(): boolean {
  const promtool = findProgram('promtool');
  if (!promtool) {
    console.log(`promtool is not there; the rules were not tested. ${howToGetPrometheus}`);
    return true;
  }
  const folder = join(repositoryRoot, 'observability', 'prometheus');
  return spawnSync(promtool, ['test', 'rules', 'alerts.test.yml'], { cwd: folder, stdio: 'inherit' }).status === 0;
}

async function callsWhenCaused(prometheus: PrometheusClient, victim: ReturnType<typeof victimOf>, name: string): Promise<boolean> {
  const isCalling = async (): Promise<boolean> => (await prometheus.calling()).has(name);
  if (!(await waitUntil(async () => !(await isCalling()), withinMs))) throw new Error(`${name} calls although nobody has caused it`);
  const begin = performance.now();
  const mend = await causes.get(name)?.(victim);
  try {
    const calls = await waitUntil(isCalling, withinMs);
    console.log(`  ${calls ? '✓' : '✗'} ${name.padEnd(16)} ${((performance.now() - begin) / 1_000).toFixed(1)} s`);
    return calls;
  } finally {
    await mend?.();
  }
}

async function main(): Promise<number> {
  const { rules, only } = new Command('npm run test:alerts --')
    .description('Tests the rules of the alerts with promtool, then causes each alert for real, in a shop of its own.')
    .option('--rules', 'only the rules')
    .option('--only <alerts>', 'only these (comma list)', (list: string) => list.split(','))
    .parse()
    .opts<{ rules?: boolean; only?: string[] }>();
  if (!testRules()) return 1;
  if (rules) return 0;
  if (!findProgram('prometheus')) {
    console.log(`No alert was caused. ${howToGetPrometheus}`);
    return 0;
  }
  const names = alerts.map(({ name }) => name).filter((name) => !only || only.includes(name));
  const silent = await withObservedShop(
    { everySeconds: 1, hurry: 10 },
    { LOG_LEVEL: 'warn', RECONCILE_MS: '1000' },
    async (stack, prometheus) => {
      const failed: string[] = [];
      for (const name of names) if (!(await callsWhenCaused(prometheus, victimOf(stack), name))) failed.push(name);
      return failed;
    },
  );
  console.log(`${names.length} alerts caused, ${silent.length} silent${silent.length > 0 ? `: ${silent.join(', ')}` : ''}`);
  return silent.length === 0 ? 0 : 1;
}

process.exitCode = await main();
process.disconnect?.();

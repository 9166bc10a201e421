import { once } from 'node:events';
import { Command } from 'commander';
import { askStack } from '../stack/control/client.js';
import { dataDirFrom } from '../stack/options.js';
import { readState } from '../stack/state/state-file.js';
import { alerts } from './alerts/all-alerts.js';
import { runbookOf } from './alerts/alert.js';
import { causes } from './causes/all-causes.js';
import type { Victim } from './causes/victim.js';

/** The stack that `npm start` runs here. */
function runningVictim(): Victim {
  const dataDir = dataDirFrom(process.env);
  const state = readState(dataDir);
  if (!state) throw new Error('No stack runs here. `npm start -- --observe` starts it.');
  return {
    url: (name) => state.processes.find((process) => process.name === name)?.url ?? '',
    down: async (name) => void (await askStack(dataDir, `/take-down/${name}`)),
    restart: async (name) => void (await askStack(dataDir, `/restart/${name}`)),
    env: async (service) => (await askStack(dataDir, `/env/${service}`)) as Record<string, string>,
  };
}

async function main(): Promise<void> {
  const [name] = new Command('npm run alert --')
    .description('Brings about, in a running stack, what an alert calls for, until Ctrl-C; then mends it.')
    .argument('<alert>', alerts.map((alert) => alert.name).join(', '))
    .parse().args;
  const alert = alerts.find((candidate) => candidate.name === name);
  if (!alert) throw new Error(`${name} is no alert: they are ${alerts.map((one) => one.name).join(', ')}.`);
  const victim = runningVictim();
  const mend = await causes.get(alert.name)?.(victim);
  console.log(`Caused. ${alert.name} calls ${alert.forSeconds} s after Prometheus has noticed; what to do then: ${runbookOf(alert)}`);
  console.log(`${victim.url('prometheus') || 'Without Prometheus (npm start -- --observe) nobody is called'}. Ctrl-C mends it.`);
  const staysAlive = setInterval(() => undefined, 60_000);
  await Promise.race(['SIGINT', 'SIGTERM', 'disconnect'].map((event) => once(process, event)));
  clearInterval(staysAlive);
  await mend?.();
  console.log('\nMended.');
}

try {
  await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
process.disconnect?.();

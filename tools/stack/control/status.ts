import { isServiceName } from '../names.js';
import { isReady } from '../services/is-ready.js';
import { leftovers, supervisorFile } from '../state/leftovers.js';
import { readState, type ProcessState } from '../state/state-file.js';

/** Prints what runs. @returns whether all of it is ready */
export async function printStatus(dataDir: string): Promise<boolean> {
  const state = readState(dataDir);
  if (!state) {
    printAbsence(dataDir);
    return false;
  }
  const isLookedAfter = supervisorFile(dataDir).running() !== undefined;
  if (!isLookedAfter)
    console.log('The supervisor was killed: nobody looks after these. `npm run stack -- stop` or the next `npm start` ends them.');
  const rows = await Promise.all(state.processes.map(async (process) => ({ process, condition: await conditionOf(process) })));
  console.log(`started ${state.startedAt}, ready after ${(state.readyAfterMs / 1000).toFixed(1)} s\n`);
  for (const { process, condition } of rows) {
    console.log(`  ${process.name.padEnd(9)} ${condition.padEnd(10)} pid ${String(process.pid).padEnd(8)} ${process.url}`);
  }
  return isLookedAfter && rows.every(({ condition }) => condition === 'ready');
}

function printAbsence(dataDir: string): void {
  const left = leftovers(dataDir);
  if (left.length === 0) console.log('Nothing runs here. `npm start` starts it.');
  else
    console.log(`The stack is gone or still starting, and these run: ${left.map(({ name, pid }) => `${name} (pid ${pid})`).join(', ')}.`);
}

async function conditionOf({ name, pid, url }: ProcessState): Promise<string> {
  if (!isServiceName(name)) return isAlive(pid) ? 'ready' : 'down';
  if (await isReady(url)) return 'ready';
  return isAlive(pid) ? 'not ready' : 'down';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

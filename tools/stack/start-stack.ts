import { bringUp } from './bring-up.js';
import { chooseMode } from './mode.js';
import type { StackOptions } from './options.js';
import { silentReport, type Report } from './output/report.js';
import { claimPorts } from './process/claim-ports.js';
import { RunningStack } from './running-stack.js';
import { openDataFolder, resetDataFolder } from './state/data-folder.js';
import { becomeSupervisor, endLeftovers, refuseSecondStack } from './state/leftovers.js';
import { ensureRuntimeFolder } from './state/runtime-folder.js';

/**
 * Starts everything and resolves when all of it is ready. What was begun is stopped again when a part fails or `signal` aborts.
 * @throws with cause and cure in the message
 */
export async function startStack(options: StackOptions, report: Report = silentReport, signal?: AbortSignal): Promise<RunningStack> {
  const begin = performance.now();
  const stack = await makeRoom(options, report);
  const interrupt = (): void => void stack.supervisor.stopAll();
  signal?.addEventListener('abort', interrupt);
  try {
    await bringUp(stack, report, signal);
    stack.becameReady(performance.now() - begin);
    return stack;
  } catch (error) {
    await stack.stop();
    throw error;
  } finally {
    signal?.removeEventListener('abort', interrupt);
  }
}

/** A usable folder, nothing left of an earlier run, and ports that can be had. */
async function makeRoom(options: StackOptions, report: Report): Promise<RunningStack> {
  const { dataDir } = options;
  refuseSecondStack(dataDir);
  const ended = await endLeftovers(dataDir);
  if (ended.length > 0) report.note(`Ended what an earlier run had left behind: ${ended.join(', ')}.`);
  if (options.reset) resetDataFolder(dataDir);
  openDataFolder(dataDir);
  const ports = await claimPorts(options.ports, options.observe ? [] : ['prometheus']);
  ensureRuntimeFolder(dataDir);
  return new RunningStack(options, ports, chooseMode(options.oneProcess), becomeSupervisor(dataDir), (line) => report.note(line));
}

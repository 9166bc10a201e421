import { waitUntil } from '../process/wait-until.js';
import { endLeftovers, supervisorFile } from '../state/leftovers.js';
import { removeRuntimeFolder } from '../state/runtime-folder.js';
import { removeState } from '../state/state-file.js';
import { askStack } from './client.js';

const WITHIN_MS = 90_000;

/** Stops the stack, or what a killed one has left; resolves when nothing runs any more. */
export async function stopStack(dataDir: string): Promise<string> {
  const supervisor = supervisorFile(dataDir);
  const running = supervisor.running();
  if (running) {
    if (!(await askStack(dataDir, '/stop'))) process.kill(running.pid, running.stopSignal);
    if (!(await waitUntil(() => !supervisor.running(), WITHIN_MS)))
      throw new Error(`The stack (pid ${running.pid}) has not stopped within ${WITHIN_MS / 1000} s.`);
  }
  const ended = await endLeftovers(dataDir);
  removeState(dataDir);
  removeRuntimeFolder(dataDir);
  supervisor.remove();
  if (ended.length > 0) return `Ended what a killed run had left behind: ${ended.join(', ')}.`;
  return running ? 'Stopped; nothing is left running.' : 'Nothing was running.';
}

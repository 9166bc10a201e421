import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandLineOf, endProcess } from '../process/process-table.js';

/**
 * Clears what a killed run left: a server that still runs on this cluster is ended, and the lock files that would stop a new one are
 * removed. (Postgres itself takes a lock file seriously whenever its pid is alive, whoever that pid belongs to by now.)
 */
export async function clearStaleServer(cluster: string, socketDir: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  const pid = Number(readIfPresent(pidFile).split('\n')[0]);
  if (!pid) return;
  if (commandLineOf(pid).includes(cluster)) await endProcess(pid, 'SIGINT', 10_000);
  rmSync(pidFile, { force: true });
  for (const name of readdirSync(socketDir)) rmSync(join(socketDir, name), { force: true });
}

function readIfPresent(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { waitUntil } from './wait-until.js';

/** A pid is used again after a while; together with the moment it was started it names one process for ever. */
export interface ProcessIdentity {
  readonly pid: number;
  /** An opaque mark of the start time, or empty where the system does not say. */
  readonly startedAt: string;
}

export const identify = (pid: number): ProcessIdentity => ({ pid, startedAt: startOf(pid) });

export const isStillRunning = ({ pid, startedAt }: ProcessIdentity): boolean => isAlive(pid) && startOf(pid) === startedAt;

/** Signals a process that may not be our child and waits for its end, with SIGKILL as the last word. */
export async function endProcess(pid: number, signal: NodeJS.Signals, withinMs: number): Promise<void> {
  const identity = identify(pid);
  send(pid, signal);
  if (await waitUntil(() => !isStillRunning(identity), withinMs)) return;
  send(pid, 'SIGKILL');
  await waitUntil(() => !isStillRunning(identity), 5_000);
}

/** Empty for a process that is gone. */
export function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ask(pid, 'command');
  }
}

function startOf(pid: number): string {
  try {
    // Field 22 of stat; the command in field 2 may itself hold spaces and brackets.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return ask(pid, 'lstart');
  }
}

/** For systems without /proc. */
function ask(pid: number, column: string): string {
  if (process.platform === 'linux') return '';
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isZombie(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, ''));
  } catch {
    return false;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already.
  }
}

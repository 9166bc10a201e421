import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessName } from '../names.js';

export interface ProcessState {
  readonly name: ProcessName;
  readonly pid: number;
  readonly port: number;
  readonly url: string;
  readonly log: string;
}

/** `.data/stack.json`: there as long as a stack runs, and complete whenever it is read. */
export interface StackState {
  /** RFC 3339 */
  readonly startedAt: string;
  readonly readyAfterMs: number;
  readonly processes: readonly ProcessState[];
}

const fileIn = (dataDir: string): string => join(dataDir, 'stack.json');

export function writeState(dataDir: string, state: StackState): void {
  const unfinished = `${fileIn(dataDir)}.new`;
  writeFileSync(unfinished, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(unfinished, fileIn(dataDir));
}

export function readState(dataDir: string): StackState | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as StackState;
  } catch {
    return undefined;
  }
}

export const removeState = (dataDir: string): void => rmSync(fileIn(dataDir), { force: true });

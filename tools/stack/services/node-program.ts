import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ManagedProcess } from '../process/managed-process.js';
import { PidFile } from '../process/pid-file.js';
import { logFileOf } from '../state/log-files.js';
import { repositoryRoot } from '../repository.js';
import { memoryFlags } from './node-flags.js';

const dist = join(repositoryRoot, 'dist');

export interface NodeProgram {
  readonly name: string;
  /** Below `dist/`. */
  readonly file: string;
  readonly args?: readonly string[];
  readonly dataDir: string;
  readonly logName: string;
  readonly env: NodeJS.ProcessEnv;
  /** Absent for a program that does its work and ends. */
  readonly isReady?: () => Promise<boolean>;
}

const flags = ['--enable-source-maps', '--import', join(dist, 'tools/stack/services/stop-when-orphaned.js')];

export const isBuilt = (file: string): boolean => existsSync(join(dist, file));

/** A program of ours as a process that stops when we are gone. */
export const nodeProgram = ({ name, file, args = [], dataDir, logName, env, isReady }: NodeProgram): ManagedProcess =>
  new ManagedProcess({
    name,
    command: process.execPath,
    args: [...flags, ...memoryFlags(file), join(dist, file), ...args],
    env,
    cwd: repositoryRoot,
    logFile: logFileOf(dataDir, logName),
    pidFile: PidFile.of(dataDir, name),
    channel: true,
    stopSignal: 'SIGTERM',
    stopWithinMs: 30_000,
    readyWithinMs: 120_000,
    isReady: isReady ?? (() => Promise.resolve(true)),
  });

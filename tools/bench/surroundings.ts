import { execFileSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { postgresBinaries } from '../stack/postgres/binaries.js';
import { repositoryRoot } from '../stack/repository.js';
import { jarsFolder } from '../stack/kafka/jars.js';
import { rounded } from './summary.js';

/** Where and what was measured. */
export interface Surroundings {
  /** RFC 3339 */
  readonly at: string;
  /** With a plus sign when the work tree differs from it. */
  readonly commit: string;
  readonly machine: string;
  /** Of the last minute, before the bench began: what else the machine had to do. */
  readonly loadBefore: number;
  readonly versions: Readonly<Record<string, string>>;
}

export function surroundings(): Surroundings {
  const [first] = cpus();
  const memoryGb = Math.round(totalmem() / 2 ** 30);
  return {
    at: new Date().toISOString(),
    commit: commit(),
    machine: `${cpus().length} × ${first?.model.trim() ?? 'unknown'}, ${memoryGb} GB, ${type()} ${release()}`,
    loadBefore: rounded(loadavg()[0] ?? 0),
    versions: { node: process.versions.node, postgres: postgresVersion(), kafka: basename(jarsFolder).replace('kafka-', '') },
  };
}

/** Seven digits, or `unknown` outside a clone. */
export function commit(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: repositoryRoot, encoding: 'utf8' }).trim();
  try {
    const isChanged = git('status', '--porcelain', '--untracked-files=no') !== '';
    return git('rev-parse', '--short=7', 'HEAD') + (isChanged ? '+' : '');
  } catch {
    return 'unknown';
  }
}

/** `postgres (PostgreSQL) 18.4` */
const postgresVersion = (): string =>
  execFileSync(join(postgresBinaries(), 'bin', 'postgres'), ['--version'], { encoding: 'utf8' })
    .trim()
    .split(' ')
    .at(-1) ?? 'unknown';

import { execFile } from 'node:child_process';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Placement } from './placement.js';

const run = promisify(execFile);
const MAJOR = '18';

/**
 * Makes the cluster when there is none. It comes into being under another name and is renamed when complete: a cluster that exists is whole.
 * @returns its folder
 * @throws when the cluster was made by another major version of Postgres
 */
export async function ensureCluster(placement: Placement, password: string): Promise<string> {
  const cluster = join(placement.home, 'data');
  if (!existsSync(cluster)) await initialise(placement, cluster, password);
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (version !== MAJOR) {
    throw new Error(
      `${cluster} was made by Postgres ${version}, this is Postgres ${MAJOR}. \`npm start -- --reset\` begins with empty data.`,
    );
  }
  return cluster;
}

async function initialise({ binaries, home, account }: Placement, cluster: string, password: string): Promise<void> {
  const unfinished = `${cluster}.new`;
  const passwordFile = join(home, 'password');
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const locale = ['--encoding=UTF8', '--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  try {
    await run(
      join(binaries, 'bin', 'initdb'),
      [`--pgdata=${unfinished}`, '--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...locale],
      { uid: account?.uid, gid: account?.gid, cwd: home, env: { PATH: process.env.PATH } },
    );
  } catch (error) {
    throw new Error(`Postgres could not make its data folder:\n${(error as { stderr?: string }).stderr || String(error)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, cluster);
}

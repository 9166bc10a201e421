import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { canReach, unprivilegedAccount, type Account } from '../process/account.js';
import { ensureRuntimeFolder, hashOf, refuseForeign } from '../state/runtime-folder.js';
import { postgresBinaries } from './binaries.js';

/** Where a server's programs, data and socket lie, and who runs it. */
export interface Placement {
  readonly binaries: string;
  /** Holds the cluster in `data`; belongs to the account. */
  readonly home: string;
  readonly socketDir: string;
  readonly account?: Account;
}

export const elsewhere = (dataDir: string): string => `/var/tmp/saga-shop-${hashOf(dataDir)}`;

/** Where the cluster of this data lies. */
export const clusterOf = (dataDir: string): string => join(placePostgres(resolve(dataDir)).home, 'data');

/** As root the server is run by an unprivileged account; if that account cannot reach the clone, it gets a copy it can reach. */
export function placePostgres(dataDir: string): Placement {
  const account = unprivilegedAccount();
  const binaries = postgresBinaries();
  mkdirSync(dataDir, { recursive: true });
  if (account) letPass(dataDir);
  const isReachable = !account || (canReach(account, join(binaries, 'bin')) && canReach(account, dataDir));
  const base = isReachable ? dataDir : makeElsewhere(dataDir);
  const home = join(base, 'postgres');
  const socketDir = join(ensureRuntimeFolder(dataDir), 'postgres');
  for (const folder of [home, socketDir]) own(folder, account);
  return { binaries: isReachable ? binaries : copyOf(binaries, base), home, socketDir, account };
}

function makeElsewhere(dataDir: string): string {
  const folder = elsewhere(dataDir);
  mkdirSync(folder, { recursive: true });
  refuseForeign(folder);
  chmodSync(folder, 0o711);
  return folder;
}

/** The data folder is ours, and so is the right to walk through it. */
function letPass(folder: string): void {
  const mode = statSync(folder).mode & 0o777;
  if ((mode & 0o011) !== 0o011) chmodSync(folder, mode | 0o011);
}

function own(folder: string, account: Account | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
}

function copyOf(binaries: string, base: string): string {
  const copy = join(base, `native-${hashOf(binaries)}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(binaries, unfinished, { recursive: true, verbatimSymlinks: true });
  renameSync(unfinished, copy);
  return copy;
}

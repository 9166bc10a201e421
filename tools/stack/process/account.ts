import { execFileSync, spawnSync } from 'node:child_process';

export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const CANDIDATES = ['postgres', 'nobody'];

export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * Postgres refuses to run as root. There we lend it the first of these accounts that exists.
 * @returns undefined when we are not root and need nobody else
 * @throws when we are root and there is no such account
 */
export function unprivilegedAccount(): Account | undefined {
  if (!isRoot()) return undefined;
  for (const name of CANDIDATES) {
    const account = lookUp(name);
    if (account) return account;
  }
  throw new Error(`Postgres does not run as root, and none of the accounts ${CANDIDATES.join(', ')} exists. Start as another user.`);
}

/** Whether the account gets as far as this folder. */
export const canReach = (account: Account, folder: string): boolean =>
  spawnSync('test', ['-x', folder], { uid: account.uid, gid: account.gid, stdio: 'ignore', cwd: '/' }).status === 0;

function lookUp(name: string): Account | undefined {
  try {
    const id = (flag: string): number => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { name, uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

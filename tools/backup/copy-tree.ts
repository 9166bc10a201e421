import { chownSync, copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from '../stack/process/account.js';

export interface CopyOptions {
  /** @param path below the folder */
  readonly isWanted?: (path: string) => boolean;
  /** To whom the copy belongs; to us unless told. */
  readonly account?: Account;
}

/** Copies a folder in which others go on working: what vanishes meanwhile is left out. What is in it is for its owner alone. */
export function copyTree(from: string, to: string, { isWanted = () => true, account }: CopyOptions = {}, below = ''): void {
  mkdirSync(join(to, below), { recursive: true, mode: 0o700 });
  if (account) chownSync(join(to, below), account.uid, account.gid);
  for (const entry of readdirSync(join(from, below), { withFileTypes: true })) {
    const path = join(below, entry.name);
    if (!isWanted(path)) continue;
    if (entry.isDirectory()) copyTree(from, to, { isWanted, account }, path);
    else copyIfPresent(join(from, path), join(to, path), account);
  }
}

function copyIfPresent(from: string, to: string, account?: Account): void {
  try {
    copyFileSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (account) chownSync(to, account.uid, account.gid);
}

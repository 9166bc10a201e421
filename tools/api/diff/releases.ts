import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { repositoryRoot } from '../../stack/repository.js';

export const releaseFolder = 'docs/releases';

const byVersion = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true });

/** The release whose documents are promised to hold: the last one, by its folder's path. */
export function lastRelease(): string {
  const folders = globSync(`${releaseFolder}/*/openapi`, { cwd: repositoryRoot }).map((path) => join(path, '..'));
  const last = folders.toSorted(byVersion).at(-1);
  if (!last) throw new Error(`${releaseFolder} has no release to compare with`);
  return last;
}

export const versionOf = (folder: string): string => basename(folder);

/** A break that is meant. */
export interface MeantBreak {
  /** `openapi/shop.json` */
  readonly document: string;
  /** Where, as the comparison says it. */
  readonly at: string;
  readonly rule: string;
  /** For those who must follow. */
  readonly reason: string;
}

/** What the file of this release allows; a new release begins without one, so that every permission ends with it. */
export function meantBreaks(folder: string): readonly MeantBreak[] {
  const file = join(repositoryRoot, folder, 'meant-breaks.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as MeantBreak[]) : [];
}

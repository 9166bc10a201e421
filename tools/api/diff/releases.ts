import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { repositoryRoot } from '../../stack/repository.js';
import { checkNext, newestOf } from './versions.js';

const releaseFolder = 'docs/releases';

const released = (): string[] =>
  readdirSync(join(repositoryRoot, releaseFolder), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** The release whose documents are promised to hold: the last one, by its folder's path. */
export function lastRelease(): string {
  const last = newestOf(released());
  if (last === undefined) throw new Error(`${releaseFolder} has no release to compare with`);
  return `${releaseFolder}/${last}`;
}

/**
 * Where the next release belongs, by the path of its folder.
 * @throws Error when it is no version, is released, or does not come after the last
 */
export function nextRelease(version: string): string {
  checkNext(version, released());
  return `${releaseFolder}/${version}`;
}

export const versionOf = (folder: string): string => basename(folder);

/** A break that is meant. */
export interface MeantBreak {
  /** `openapi/shop.json` */
  readonly document: string;
  /** Where, as the comparison says it. */
  readonly at: string;
  readonly rule: string;
  /** What it is, as the comparison says it: how far it may go. */
  readonly message: string;
  /** For those who must follow. */
  readonly reason: string;
}

/** What the file of this release allows; a new release begins without one, so that every permission ends with it. */
export function meantBreaks(folder: string): readonly MeantBreak[] {
  const file = join(repositoryRoot, folder, 'meant-breaks.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as MeantBreak[]) : [];
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a backup says of itself. */
export interface Manifest {
  /** RFC 3339: all that was committed before is in it. */
  readonly at: string;
  /** Of the build that took it: this one or a later one can read it. */
  readonly commit: string;
  /** Of the data folder. */
  readonly dataVersion: string;
}

export const manifestIn = (folder: string): string => join(folder, 'backup.json');

/** @throws when the folder is no backup, or not a whole one */
export function readManifest(folder: string): Manifest {
  if (!existsSync(manifestIn(folder))) throw new Error(`${folder} is no backup: there is no ${manifestIn(folder)}.`);
  return JSON.parse(readFileSync(manifestIn(folder), 'utf8')) as Manifest;
}

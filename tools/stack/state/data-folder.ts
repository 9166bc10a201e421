import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { elsewhere } from '../postgres/placement.js';

/** Raised when an older data folder can no longer be used. */
const VERSION = '2';
const NEEDED_MB = 200;
const emptyData = '`npm start -- --reset` begins with empty data.';

/**
 * Makes the data folder, or finds it usable.
 * @param version of data that is about to be put there
 * @throws when it is of another version, belongs to something else, or its disk is full
 */
export function openDataFolder(dataDir: string, version = versionOf(dataDir)): void {
  mkdirSync(dataDir, { recursive: true });
  if (version === undefined && isInUse(dataDir)) throw new Error(`${dataDir} holds something else. Set DATA_DIR to an empty folder.`);
  if (version !== undefined && version !== VERSION) {
    throw new Error(`${dataDir} was written by version ${version} of this stack, this is version ${VERSION}. ${emptyData}`);
  }
  refuseFullDisk(dataDir);
  writeFileSync(join(dataDir, 'version'), VERSION);
}

/** Removes all data; only from a folder that is known to be ours. */
export function resetDataFolder(dataDir: string): void {
  if (!existsSync(dataDir)) return;
  if (versionOf(dataDir) === undefined && isInUse(dataDir))
    throw new Error(`${dataDir} holds something else and is left alone. Set DATA_DIR.`);
  for (const folder of [dataDir, elsewhere(dataDir)]) rmSync(folder, { recursive: true, force: true });
}

/** The text of an error, with the cure where the disk is full. */
export function explain(error: unknown, dataDir: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const isFull = /ENOSPC|No space left on device/.test(message);
  return isFull ? `${message}\nThe disk of ${dataDir} is full. Free some space, or set DATA_DIR to another disk.` : message;
}

function refuseFullDisk(dataDir: string): void {
  const { bavail, bsize } = statfsSync(dataDir);
  const freeMb = Math.floor((bavail * bsize) / 1_048_576);
  if (freeMb >= NEEDED_MB) return;
  throw new Error(
    `Only ${freeMb} MB are left on the disk of ${dataDir}; ${NEEDED_MB} are needed. Free some, or set DATA_DIR to another disk.`,
  );
}

function versionOf(dataDir: string): string | undefined {
  const file = join(dataDir, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/** The folder may be there already, with nothing but what a run that ended early has left. */
const isInUse = (dataDir: string): boolean => readdirSync(dataDir).some((name) => !['logs', 'pids', 'secrets.json'].includes(name));

import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { clusterOf, placePostgres } from '../stack/postgres/placement.js';
import { forgetBroker } from '../stack/state/broker-change.js';
import { openDataFolder, resetDataFolder } from '../stack/state/data-folder.js';
import { endLeftovers, refuseSecondStack } from '../stack/state/leftovers.js';
import { copyTree } from './copy-tree.js';
import { readManifest, type Manifest } from './manifest.js';

export interface RestoreOptions {
  /** Whatever is in the data folder goes. */
  readonly replace?: boolean;
}

/**
 * Puts a backup in the place of a shop's data. The shop's broker must begin with nothing: what it has heard since the backup was made is no
 * longer true. At the next start every fact still in an outbox goes out again, and the inboxes know which of them they have handled.
 * @throws when a shop runs there, when there is data that may not be replaced, or when the folder is no backup
 */
export async function restore(folder: string, dataDir: string, { replace = false }: RestoreOptions = {}): Promise<Manifest> {
  const manifest = readManifest(folder);
  refuseSecondStack(dataDir);
  await endLeftovers(dataDir);
  if (replace) resetDataFolder(dataDir);
  const cluster = clusterOf(dataDir);
  if (existsSync(join(dataDir, 'version')) || existsSync(cluster))
    throw new Error(`${dataDir} holds data. Set DATA_DIR to another folder, or say --replace.`);
  openDataFolder(dataDir, manifest.dataVersion);
  copyFileSync(join(folder, 'secrets.json'), join(dataDir, 'secrets.json'));
  const { account } = placePostgres(dataDir);
  copyTree(join(folder, 'postgres'), `${cluster}.new`, { account });
  renameSync(`${cluster}.new`, cluster);
  forgetBroker(dataDir);
  return manifest;
}

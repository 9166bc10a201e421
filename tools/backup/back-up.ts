import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commit } from '../bench/surroundings.js';
import { clusterOf } from '../stack/postgres/placement.js';
import { databaseUrl } from '../stack/postgres/ensure-databases.js';
import { Secrets } from '../stack/secrets.js';
import { readState } from '../stack/state/state-file.js';
import { copyCluster } from './copy-cluster.js';
import { manifestIn, type Manifest } from './manifest.js';

/**
 * Copies what a running shop must not lose: the five databases, all as they were at one moment, and the passwords that open them. Kafka is
 * not in it: what is on its way is in the outboxes.
 * @param folder must not exist; it gets its name when it is complete
 * @throws when no shop runs on this data, or the folder exists
 */
export async function backUp(dataDir: string, folder: string): Promise<Manifest> {
  if (existsSync(folder)) throw new Error(`${folder} exists already.`);
  const port = readState(dataDir)?.processes.find(({ name }) => name === 'postgres')?.port;
  const password = new Secrets(dataDir).find('postgres');
  if (!port || !password) throw new Error(`No stack runs from ${dataDir}. Start one (npm start), or name its DATA_DIR.`);
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  const adminUrl = databaseUrl(`postgresql://postgres:${password}@127.0.0.1:${port}`, 'postgres');
  await copyCluster(adminUrl, clusterOf(dataDir), join(unfinished, 'postgres'));
  copyFileSync(join(dataDir, 'secrets.json'), join(unfinished, 'secrets.json'));
  const manifest: Manifest = {
    at: new Date().toISOString(),
    commit: commit(),
    dataVersion: readFileSync(join(dataDir, 'version'), 'utf8').trim(),
  };
  writeFileSync(manifestIn(unfinished), `${JSON.stringify(manifest, null, 2)}\n`);
  renameSync(unfinished, folder);
  return manifest;
}

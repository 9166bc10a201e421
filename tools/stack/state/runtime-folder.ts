import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

/** Where this data folder's sockets lie: the path of a socket is limited to 107 bytes, so they cannot lie in the data folder itself. */
export const runtimeFolder = (dataDir: string): string => `/tmp/saga-shop-${hashOf(dataDir)}`;

export const controlSocket = (dataDir: string): string => join(runtimeFolder(dataDir), 'control.sock');

export function ensureRuntimeFolder(dataDir: string): string {
  const folder = runtimeFolder(dataDir);
  mkdirSync(folder, { recursive: true });
  refuseForeign(folder);
  chmodSync(folder, 0o711);
  return folder;
}

/**
 * For folders below /tmp and /var/tmp, where anybody may write.
 * @throws when somebody else made it
 */
export function refuseForeign(folder: string): void {
  if (statSync(folder).uid === process.getuid?.()) return;
  throw new Error(`${folder} belongs to another user. Remove it, or set another DATA_DIR.`);
}

export const removeRuntimeFolder = (dataDir: string): void => rmSync(runtimeFolder(dataDir), { recursive: true, force: true });

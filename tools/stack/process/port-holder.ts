import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { commandLineOf } from './process-table.js';

const LISTENING = '0A';

/** Who listens on a TCP port, as `node server.js (pid 4711)`; undefined where the system does not tell (no /proc, somebody else's process). */
export function portHolder(port: number): string | undefined {
  const inodes = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listeningSockets(table, port));
  const pid = list('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((candidate) => list(`/proc/${candidate}/fd`).some((fd) => inodes.includes(linkOf(`/proc/${candidate}/fd/${fd}`))));
  return pid && `${commandLineOf(Number(pid)).trim().slice(0, 80)} (pid ${pid})`;
}

/** `/proc/net/tcp`: local address, in hexadecimal, is the second column, the state the fourth, the inode the tenth. */
function listeningSockets(table: string, port: number): string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return read(table)
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[1]?.endsWith(suffix) && columns[3] === LISTENING)
    .map((columns) => `socket:[${columns[9]}]`);
}

const orElse = <T>(work: () => T, otherwise: T): T => {
  try {
    return work();
  } catch {
    return otherwise;
  }
};

const list = (folder: string): string[] => orElse(() => readdirSync(folder), []);
const linkOf = (path: string): string => orElse(() => readlinkSync(path), '');
const read = (file: string): string => orElse(() => readFileSync(file, 'utf8'), '');

import { readdirSync, readFileSync } from 'node:fs';

/** Proportional memory of these processes and all below them in MB; undefined where the system does not tell. */
export function memoryMb(pids: readonly number[]): number | undefined {
  const parents = parentOfEach();
  if (parents.size === 0) return undefined;
  const isOurs = (pid: number | undefined): boolean => pid !== undefined && pid > 1 && (pids.includes(pid) || isOurs(parents.get(pid)));
  const kilobytes = [...parents.keys()].filter(isOurs).map(pssOf);
  return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024);
}

function parentOfEach(): Map<number, number> {
  const pids = names('/proc')
    .map(Number)
    .filter((pid) => pid > 0);
  return new Map(pids.map((pid) => [pid, Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0)]));
}

const pssOf = (pid: number): number => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

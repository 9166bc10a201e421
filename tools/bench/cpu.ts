import { readdirSync, readFileSync } from 'node:fs';

/** The kernel counts in these, whatever the machine. */
const MS_PER_TICK = 10;

/** CPU time so far of a process and everything below it, in milliseconds; 0 for a process that is gone, or without /proc. */
export function cpuMs(pid: number): number {
  const parents = new Map(allPids().map((one) => [one, statOf(one)]));
  const isBelow = (one: number | undefined): boolean => one !== undefined && one > 1 && (one === pid || isBelow(parents.get(one)?.parent));
  return [...parents].filter(([one]) => isBelow(one)).reduce((sum, [, { ticks }]) => sum + ticks, 0) * MS_PER_TICK;
}

function allPids(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter((pid) => pid > 0); // prettier-ignore
  } catch {
    return [];
  }
}

/** Fields 4, 14 and 15 of stat, and 16 and 17 of children that have ended; the command in field 2 may hold spaces. */
function statOf(pid: number): { parent: number; ticks: number } {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return { parent: fields[1] ?? 0, ticks: fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) };
  } catch {
    return { parent: 0, ticks: 0 };
  }
}

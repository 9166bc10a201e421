import { table, type Cell } from '../terminal/table.js';
import { total } from './meter.js';
import { ratioToFloor, type BenchResult, type Level } from './result.js';
import type { Surroundings } from './surroundings.js';

const BUSY_LOAD = 0.5;

export function describeSurroundings({ commit, machine, loadBefore, versions }: Surroundings): string {
  const parts = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const busy = loadBefore > BUSY_LOAD ? `\nThis machine has other things to do (load ${loadBefore}): that counts against the shop.` : '';
  return `${machine}\ncommit ${commit}, ${parts.join(', ')}${busy}`;
}

const fixed = (figure: number, digits: number): string => figure.toFixed(digits);
const percent = (ratio: number | undefined): string => (ratio === undefined ? '–' : `${Math.round(ratio * 100)} %`);

/** Throughput and latency, level by level. */
export function speedTable({ levels, floor }: BenchResult): string {
  const head = ['customers', 'orders', 'orders/s', 'of the floor', 'p50 ms', 'p99 ms', 'max ms', 'CPU busy'];
  const row = (level: Level): Cell[] => [
    level.customers,
    level.orders,
    level.perSecond,
    percent(ratioToFloor(level, floor)),
    level.p50,
    level.p99,
    level.max,
    percent(level.busyPercent && level.busyPercent / 100),
  ];
  return table(head, levels.map(row));
}

/** Who uses the CPU, in milliseconds per order, and the memory in MB. */
export function costTable({ levels, memoryBefore }: BenchResult): string {
  const names = Object.keys(levels[0]?.cpuPerOrder ?? {});
  const columns = levels.map(({ customers }) => `CPU at ${customers}`);
  const rows = [...names, 'sum'].map((name): Cell[] => [
    name,
    ...levels.map(({ cpuPerOrder }) => fixed(name === 'sum' ? total(cpuPerOrder) : (cpuPerOrder[name] ?? 0), 2).padStart(7)),
    memoryOf(memoryBefore, name),
    ...levels.map(({ memory }) => memoryOf(memory, name)),
  ]);
  return table(['process', ...columns, 'MB before', ...levels.map(({ customers }) => `MB at ${customers}`)], rows);
}

const memoryOf = (memory: Level['memory'], name: string): string =>
  (name === 'sum' ? String(total(memory)) : String(memory[name] ?? '')).padStart(5);

export function failuresOf({ levels }: BenchResult): string[] {
  return levels.flatMap(({ customers, failures }) =>
    Object.entries(failures).map(([words, count]) => `${count} × ${words} (at ${customers})`),
  );
}

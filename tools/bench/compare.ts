import { readFileSync } from 'node:fs';
import { table } from '../terminal/table.js';
import { total } from './meter.js';
import type { BenchResult } from './result.js';
import type { Summary } from './summary.js';

/** @throws when the file is no result of a bench */
export function readResult(file: string): BenchResult {
  const result = JSON.parse(readFileSync(file, 'utf8')) as Partial<BenchResult>;
  if (!Array.isArray(result.levels)) throw new Error(`${file} is not a result of this bench`);
  return result as BenchResult;
}

/**
 * Figure by figure what both have measured. One machine drifts by ±25 % within an hour, so small changes say nothing.
 * Of a long run its last part is compared.
 */
export function comparison(then: BenchResult, now: BenchResult): string {
  const [olds, news] = [then, now].map(({ levels }) => new Map(levels.map((level) => [level.customers, level])));
  const rows = [...(news ?? [])].flatMap(([customers, level]) => {
    const old = olds?.get(customers);
    if (!old) return [];
    const name = `${customers} customers`;
    return [...speeds(name, old, level), row(`${name}, CPU ms/order`, total(old.cpuPerOrder), total(level.cpuPerOrder))];
  });
  const floor = then.floor && now.floor ? speeds('floor', then.floor, now.floor) : [];
  return table(['', then.commit, now.commit, 'change'], [...floor, ...rows]);
}

const speeds = (name: string, then: Summary, now: Summary) => [
  row(`${name}, orders/s`, then.perSecond, now.perSecond),
  row(`${name}, p50 ms`, then.p50, now.p50),
  row(`${name}, p99 ms`, then.p99, now.p99),
];

const row = (name: string, then: number, now: number) => [name, Math.round(then * 10) / 10, Math.round(now * 10) / 10, change(then, now)];

function change(then: number, now: number): string {
  if (then === 0) return '–';
  const percent = Math.round(((now - then) / then) * 100);
  return `${percent > 0 ? '+' : ''}${percent} %`;
}

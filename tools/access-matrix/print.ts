import { table } from '../terminal/table.js';
import type { Cell } from './try-one.js';

/** One row per operation, one column per caller. */
export function matrix(cells: readonly Cell[]): string {
  const callers = [...new Set(cells.map(({ caller }) => caller))].toSorted((left, right) => rank(left) - rank(right));
  const rows = [...Map.groupBy(cells, ({ operation }) => operation)].map(([operation, row]) => [
    operation.replace('/api/v1', ''),
    ...callers.map((name) => shown(row.find(({ caller }) => caller === name))),
  ]);
  return table(['operation', ...callers], rows);
}

const order = ['anonymous', 'owner', 'stranger', 'support', 'catalog-admin', 'finance', 'admin', 'merchant'];
const rank = (caller: string): number => (order.includes(caller) ? order.indexOf(caller) : order.length);

const shown = (cell: Cell | undefined): string => (cell ? `${cell.status}${cell.fault ? ' ✗' : ''}` : '');

/** `405 cells: 12 × 200, …` */
export function counts(cells: readonly Cell[]): string {
  const byExpectation = Map.groupBy(cells, ({ expected }) => expected);
  const parts = (['allowed', 401, 403, 404] as const).map((expected) => `${byExpectation.get(expected)?.length ?? 0} ${wordFor[expected]}`);
  const operations = new Set(cells.map(({ operation }) => operation)).size;
  return `${operations} operations × ${cells.length / operations} callers = ${cells.length}: ${parts.join(', ')}`;
}

const wordFor = { allowed: 'let in', 401: 'not known (401)', 403: 'not allowed (403)', 404: 'not theirs (404)' };

export const faultsIn = (cells: readonly Cell[]): string[] =>
  cells.flatMap(({ operation, caller, fault }) => (fault ? [`${operation} as ${caller}: ${fault}`] : []));

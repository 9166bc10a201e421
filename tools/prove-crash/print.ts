import { table } from '../terminal/table.js';
import type { Attempt } from './attempt.js';
import type { Cell } from './cells.js';
import type { EndingName } from './endings.js';

/** `lane.before-tx  catalog  hit 1  ✓ 3.9 s  sold out, delisted` */
export function progressLine({ point, service, hit, died, hits, faults, seconds }: Attempt): string {
  const verdict = !died ? '– not passed' : faults.length > 0 ? '✗' : '✓';
  const names = Object.keys(hits).join(', ');
  return `  ${point.padEnd(32)} ${service.padEnd(8)} hit ${hit}  ${seconds.toFixed(1).padStart(5)} s  ${verdict} ${names}`.trimEnd();
}

/** Point × ending: how many orders the killed process had in hand, at each passing. */
export function matrix(cells: readonly Cell[], endings: readonly EndingName[]): string {
  const notes = [...new Set(cells.flatMap(({ because }) => because ?? []))];
  const rows = [...Map.groupBy(cells, ({ point, service }) => `${point} ${service}`).values()].map((ofRow) => [
    ofRow[0]?.point ?? '',
    ofRow[0]?.service ?? '',
    ...endings.map((ending) => inWords(ofRow.filter((cell) => cell.ending === ending), notes)), // prettier-ignore
  ]);
  const legend = notes.map((note, index) => `n/a ${letter(index)}: ${note}`);
  return [table(['point', 'service', ...endings], rows), ...(legend.length > 0 ? ['', ...legend] : [])].join('\n');
}

/** Scenarios have one line each; their passings stand side by side. */
export function scenarioTable(attempts: readonly { readonly what: string; readonly done: Attempt }[]): string {
  const rows = [...Map.groupBy(attempts, ({ done }) => `${done.point} ${done.service}`).values()].map((all) => [
    all[0]?.done.point ?? '',
    all[0]?.done.service ?? '',
    all.map(({ done }) => (!done.died ? 'never' : done.faults.length > 0 ? '✗' : '✓')).join(' '),
    all[0]?.what ?? '',
  ]);
  return table(['point', 'service', 'result', 'scenario'], rows);
}

const letter = (index: number): string => 'abcdefghijklmnopqrstuvwxyz'.charAt(index);

function inWords(cells: readonly Cell[], notes: readonly string[]): string {
  const [first] = cells;
  if (!first) return '';
  if (first.because !== undefined) return `n/a ${letter(notes.indexOf(first.because))}`;
  const figures = cells.map(({ orders, result }) => (result === 'never hit' ? 'never' : String(orders))).join('+');
  return `${cells.every(({ result }) => result === 'held') ? '✓' : '✗'} ${figures}`;
}

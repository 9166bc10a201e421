import { describeSurroundings } from '../../bench/print.js';
import { table, type Cell } from '../../terminal/table.js';
import type { ChaosSummary, Counts } from './summary.js';
import type { Spread } from './spread.js';

const listed = (counts: Counts): string =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ') || 'none';

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

/** The report as somebody reads it in a terminal; the last line says what held. */
export function reportText(summary: ChaosSummary): string {
  const { surroundings, command, orders, absorbed, historySha256, historyLength } = summary;
  return [
    describeSurroundings(surroundings),
    `${command}    at ${surroundings.at}`,
    '',
    `orders    ${orders.attempted} attempted: ${orders.accepted} accepted, ${orders.refused} refused, ${orders.unknown} unknown to their client`,
    `endings   ${listed(orders.endings)}${orders.unfinished > 0 ? `, ${orders.unfinished} NOT FINAL` : ''}`,
    `absorbed  ${absorbed.duplicates} repeated deliveries, ${absorbed.replayed} of replayed events; ${absorbed.deadLetters} dead letters, ${absorbed.deadLettersSettled} of them settled`,
    ...completionLines(summary),
    '',
    faultTable(summary),
    '',
    invariantTable(summary),
    '',
    `history   ${historyLength} client operations, SHA-256 ${historySha256}`,
    '',
    headline(summary),
  ].join('\n');
}

/** The run in one line: what held. */
export function headline({ orders, faults, violations }: ChaosSummary): string {
  const classes = Object.keys(faults.byClass).length;
  const unfinished = orders.unfinished > 0 ? `, ${counted(orders.unfinished, 'order')} not final` : '';
  return `${counted(orders.attempted, 'order')} under ${counted(faults.total, 'fault')} of ${classes} classes: ${counted(violations, 'violation')}${unfinished}`;
}

const counted = (count: number, what: string): string => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;

function completionLines({ completion: { withoutFaults, withFaults } }: ChaosSummary): string[] {
  const say = (what: string, spread: Spread | undefined): string[] =>
    spread ? [`${what} p50 ${spread.p50} ms, p99 ${spread.p99} ms (${spread.count} orders)`] : [];
  return [...say('completed without faults', withoutFaults), ...say('completed with faults   ', withFaults)];
}

function faultTable({ faults, recovery }: ChaosSummary): string {
  const row = ([name, count]: readonly [string, number]): Cell[] => {
    const { firstSuccess, drained } = recovery[name] ?? {};
    return [name, count, ...cellsOf(firstSuccess), drained ? seconds(drained.max).padStart(8) : ''];
  };
  const head = ['fault', 'times', 'works again p50', 'p95', 'max', 'drained, max'];
  return table(head, Object.entries(faults.byClass).map(row));
}

const cellsOf = (spread: Spread | undefined): Cell[] =>
  spread ? [spread.p50, spread.p95, spread.max].map((ms) => seconds(ms).padStart(8)) : ['', '', ''];

function invariantTable({ invariants }: ChaosSummary): string {
  const percent = (part: number | undefined): string => (part === undefined ? '' : `< ${(part * 100).toPrecision(2)} %`);
  return table(
    ['invariant', 'judged', 'violations', 'at most (95 %)'],
    invariants.map(({ invariant, judged, violations, atMost }) => [invariant, judged, violations, percent(atMost)]),
  );
}

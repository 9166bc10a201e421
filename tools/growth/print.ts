import { failuresIn } from './verdicts.js';
import { table, type Cell } from '../terminal/table.js';
import { median, ratioOf, type GrowthResult } from './result.js';

const sum = (figures: Readonly<Record<string, number>>): number => Object.values(figures).reduce((all, one) => all + one, 0);

/** Everything but the verdict. */
export function tell(result: GrowthResult): string {
  return [loading(result), speed(result), reads(result), cleaning(result), ...failuresIn(result).map((words) => `✗ ${words}`)].join('\n\n');
}

function loading({ loaded, options }: GrowthResult): string {
  const rows = Object.keys(loaded.after).map((name): Cell[] => [name, loaded.before[name] ?? 0, loaded.after[name] ?? 0]);
  const all = table(['database', 'MB before', 'MB after'], [...rows, ['sum', sum(loaded.before), sum(loaded.after)]]);
  return `${options.orders} orders loaded in ${loaded.seconds} s, vacuumed and analysed in ${loaded.settledAfterSeconds} s\n${all}`;
}

function speed(result: GrowthResult): string {
  const { empty, grown, whileCleaning, options } = result;
  const rows = empty.map((one, round): Cell[] => [
    round + 1,
    one.perSecond,
    grown[round]?.perSecond ?? '–',
    one.p50,
    grown[round]?.p50 ?? '–',
    one.p99,
    grown[round]?.p99 ?? '–',
  ]);
  const medians: Cell[] = (['perSecond', 'p50', 'p99'] as const).flatMap((figure) =>
    [empty, grown].map((rounds) => Math.round(median(rounds.map((one) => one[figure])) * 10) / 10),
  );
  const head = ['round', 'orders/s empty', 'grown', 'p50 ms empty', 'grown', 'p99 ms empty', 'grown'];
  return `${options.customers} customers, ${options.seconds} s each time: the grown shop has ${ratioOf(result).toFixed(2)} of the empty one's speed (${whileCleaning.perSecond} orders/s while it cleaned up)\n${table(head, [...rows, ['median', ...medians]])}`;
}

function reads({ reads: all }: GrowthResult): string {
  const rows = Object.entries(all).map(([name, { orders, p50, p99, max }]): Cell[] => [name, orders, p50, p99, max]);
  return table(['read', 'requests', 'p50 ms', 'p99 ms', 'max ms'], rows);
}

function cleaning({ cleanedUp }: GrowthResult): string {
  const rows = cleanedUp.map((one): Cell[] => [one.table, one.due, one.seconds, one.deleted, one.added, one.left]);
  return table(['clean-up under load', 'due at once', 'seconds', 'deleted/s', 'added/s', 'left'], rows);
}

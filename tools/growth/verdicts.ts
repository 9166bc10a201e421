import { ratioOf, type GrowthResult } from './result.js';

const leastRatio = 0.9;
const slowestRead = 20;
/** For a million orders; fewer have as much less. */
const longestLoad = 300;

export interface Verdict {
  readonly holds: boolean;
  readonly words: string;
}

/** What growth must not change. */
export function verdicts(result: GrowthResult): Verdict[] {
  const { reads, cleanedUp, loaded, options } = result;
  const ratio = ratioOf(result);
  const slowest = Object.entries(reads).reduce((worst, one) => (one[1].p99 > worst[1].p99 ? one : worst));
  const behind = cleanedUp.filter(({ left, deleted, added }) => left > 0 || deleted <= added);
  return [
    { holds: loaded.seconds <= longestLoad, words: `loaded in ${loaded.seconds} s, at most ${longestLoad} wanted` },
    {
      holds: ratio >= leastRatio,
      words: `${ratio.toFixed(2)} of the empty shop's speed with ${options.orders} orders, ${leastRatio} wanted`,
    },
    { holds: slowest[1].p99 <= slowestRead, words: `slowest read: ${slowest[0]}, p99 ${slowest[1].p99} ms, at most ${slowestRead} wanted` },
    {
      holds: behind.length === 0,
      words:
        behind.length === 0 ? 'clean-up keeps up under load' : `clean-up does not keep up: ${behind.map(({ table }) => table).join(', ')}`,
    },
    { holds: result.complaints.length === 0, words: result.complaints.join('; ') || 'every order ended, and nothing is left over' },
  ];
}

/** What customers and readers were refused. */
export const failuresIn = ({ empty, grown, whileCleaning, reads }: GrowthResult): string[] =>
  [...empty, ...grown, whileCleaning, ...Object.values(reads)].flatMap(({ failures }) =>
    Object.entries(failures).map(([words, count]) => `${count} × ${words}`),
  );

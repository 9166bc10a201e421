import { Command, Option } from 'commander';
import { positive, ratio, wholeFrom } from '../terminal/option-values.js';
import { serviceNames, type ServiceName } from '../stack/names.js';

export interface BenchOptions {
  /** The gateway of a shop that somebody else runs; absent for one of its own. */
  readonly url?: string;
  /** How many customers buy at the same time, measured one after the other. */
  readonly customers: readonly number[];
  readonly seconds: number;
  /** For the compilers of five Node processes and a JVM: cold code is two to three times slower. */
  readonly warmUp: number;
  readonly floor: boolean;
  /** Instead of the levels one long run. */
  readonly minutes?: number;
  readonly compare?: string;
  readonly profile?: ServiceName;
  /** Measures what tracing costs instead: the part of all traces that is chosen at the beginning. */
  readonly tracing?: number;
}

export function benchOptions(argv: readonly string[]): BenchOptions {
  const options = new Command('npm run bench --')
    .description('Measures orders from POST to their final state, through the gateway of a shop of its own, against the floor.')
    .option('--url <url>', 'the gateway of a running shop instead: only what its customers see, no floor, no costs, no books')
    .option('--customers <numbers>', 'how many buy at the same time', numbers, [1, 16, 64])
    .option('--seconds <number>', 'for how long each', positive, 15)
    .option('--warm-up <seconds>', 'before anything counts', positive, 40)
    .option('--no-floor', 'leave out the floor: one process that does only the SQL of one order')
    .option('--minutes <number>', 'one long run instead, in five parts, to watch the memory', positive)
    .option('--compare <file>', 'print the change against an earlier result')
    .option('--tracing <ratio>', 'measure what tracing costs instead, with this part of all traces chosen', ratio)
    .addOption(new Option('--profile <service>', 'write a CPU profile of it under the most customers').choices(serviceNames))
    .parse(argv)
    .opts<BenchOptions>();
  const { url, minutes, customers, floor } = options;
  return { ...options, floor: floor && url === undefined, customers: minutes === undefined ? customers : customers.slice(-1) };
}

const numbers = (list: string): number[] => list.split(',').map(wholeFrom(1));

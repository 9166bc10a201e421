import { Command, InvalidArgumentError, Option } from 'commander';
import { notNegative, positive, someOf, wholeFrom } from '../terminal/option-values.js';
import { faultClasses, type FaultClass } from './nemesis/catalogue.js';
import { regressions, type Regression } from './seeds.js';
import { profiles, type ProfileName } from './profiles.js';

export interface ChaosOptions {
  /** Of load: warm-up and faults. */
  readonly minutes: number;
  readonly seed: number;
  readonly customers: number;
  /** Faults of the catalogue in the time of the catalogue, 1; twice as many, 2. */
  readonly intensity: number;
  /** Classes of faults; all, if absent. */
  readonly only?: readonly FaultClass[];
  /** Part of what is broken stays broken. */
  readonly liveness: boolean;
  /** Where the report is written. */
  readonly out?: string;
}

export function chaosOptions(argv: readonly string[]): ChaosOptions {
  const command = new Command('npm run chaos --')
    .description('Breaks everything that can break under a shop of its own, heals it, and judges whether an order was lost or doubled.')
    .option('--minutes <number>', 'of warm-up and faults', positive, 5)
    .option('--seed <number>', 'the schedule of the faults and all that is drawn by lot', wholeFrom(0), 7)
    .option('--customers <number>', 'who buy at the same time', wholeFrom(1), 24)
    .option('--intensity <number>', 'how many faults, as a multiple of the catalogue', notNegative, 1)
    .option('--only <classes>', `comma list; of ${faultClasses.join(', ')}`, someOf(faultClasses))
    .option('--regression <number>', 'a schedule under which something was wrong once', regression)
    .option('--liveness', 'one instance of each pair stays dead and one link slow for good; the end must be the same')
    .option('--out <folder>', 'where the report and the history are written')
    .addOption(new Option('--profile <name>', 'options that belong together').choices(Object.keys(profiles)))
    .parse(argv);
  const { profile, regression: known, ...given } = command.opts<ChaosOptions & { profile?: ProfileName; regression?: Regression }>();
  return { ...given, ...(profile && profiles[profile]), ...known?.options };
}

function regression(text: string): Regression {
  const found = regressions[Number(text) - 1];
  if (!found) throw new InvalidArgumentError(`there are ${regressions.length}`);
  return found;
}

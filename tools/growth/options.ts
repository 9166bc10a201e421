import { Command } from 'commander';
import { positive, wholeFrom } from '../terminal/option-values.js';

export interface GrowthOptions {
  readonly orders: number;
  /** Over so many days before now they are spread: outbox and inbox keep the youngest alone. */
  readonly days: number;
  /** How many buy at the same time. */
  readonly customers: number;
  /** Of each measurement. */
  readonly seconds: number;
  readonly rounds: number;
  readonly warmUp: number;
}

export function growthOptions(argv: readonly string[]): GrowthOptions {
  return new Command('npm run bench:growth --')
    .description(
      'Loads finished orders into one of two shops, and measures both by turns: orders, lists, search, and the clean-up of outbox and inbox under load.',
    )
    .option('--orders <number>', 'how many finished orders are loaded', wholeFrom(1), 1_000_000)
    .option('--days <number>', 'over how many days before now they were placed', positive, 30)
    .option('--customers <number>', 'how many buy at the same time', wholeFrom(1), 16)
    .option('--seconds <number>', 'for how long each time', positive, 15)
    .option('--rounds <number>', 'how often each shop has its turn; the median counts', wholeFrom(1), 3)
    .option('--warm-up <seconds>', 'in each shop before anything counts', positive, 20)
    .addHelpText(
      'after',
      '\nA million orders take about 10 GB in the temporary folder, which is removed at the end. DATA_DIR is never touched.',
    )
    .parse(argv)
    .opts<GrowthOptions>();
}

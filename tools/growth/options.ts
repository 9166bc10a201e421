import { Command, InvalidArgumentError } from 'commander';

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
    .option('--orders <number>', 'how many finished orders are loaded', whole, 1_000_000)
    .option('--days <number>', 'over how many days before now they were placed', positive, 30)
    .option('--customers <number>', 'how many buy at the same time', whole, 16)
    .option('--seconds <number>', 'for how long each time', positive, 15)
    .option('--rounds <number>', 'how often each shop has its turn; the median counts', whole, 3)
    .option('--warm-up <seconds>', 'in each shop before anything counts', positive, 20)
    .addHelpText(
      'after',
      '\nA million orders take about 10 GB in the temporary folder, which is removed at the end. DATA_DIR is never touched.',
    )
    .parse(argv)
    .opts<GrowthOptions>();
}

function positive(text: string): number {
  const figure = Number(text);
  if (!(figure > 0)) throw new InvalidArgumentError('a positive number is needed');
  return figure;
}

function whole(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('a whole number from 1 is needed');
  return Number(text);
}

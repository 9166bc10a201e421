import { Command } from 'commander';
import { someOf, wholeFrom } from '../terminal/option-values.js';
import { pairedServices, type PairedService } from './paired-shop.js';

export interface RollingOptions {
  readonly only: readonly PairedService[];
  readonly single: boolean;
  readonly customers: number;
  readonly drain: number;
  readonly json?: string;
}

export const rollingOptions = (argv: readonly string[]): RollingOptions =>
  new Command('npm run prove:rolling --')
    .description(
      'Opens a shop with two instances of user, catalog, order and payment behind a gateway, and restarts one instance after the other by SIGTERM while customers buy. No request may fail. Then the gateway and the bank, of which there is one: customers send again what failed, with the same key; no order may be lost or doubled.',
    )
    .option('--only <services>', `restart some only: ${pairedServices.join(', ')}`, someOf(pairedServices), [...pairedServices])
    .option('--no-single', 'leave gateway and bank alone')
    .option('--customers <number>', 'who buy at the same time, each one order after the other', wholeFrom(1), 8)
    .option('--drain <seconds>', 'how long an instance that is told to stop goes on', wholeFrom(0), 2)
    .option('--json <file>', 'write the result there, too')
    .parse(argv)
    .opts<RollingOptions>();

import { Command, InvalidArgumentError } from 'commander';
import { pairedServices, type PairedService } from './paired-shop.js';

export interface RollingOptions {
  readonly only: readonly PairedService[];
  readonly single: boolean;
  readonly customers: number;
  readonly drain: number;
  readonly json?: string;
}

const services = (text: string): PairedService[] =>
  text.split(',').map((name) => {
    const found = pairedServices.find((service) => service === name.trim());
    if (!found) throw new InvalidArgumentError(`"${name}" is none of ${pairedServices.join(', ')}`);
    return found;
  });

const wholeNumber =
  (least: number) =>
  (text: string): number => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < least) throw new InvalidArgumentError(`a whole number from ${least}`);
    return number;
  };

export const rollingOptions = (argv: readonly string[]): RollingOptions =>
  new Command('npm run prove:rolling --')
    .description(
      'Opens a shop with two instances of user, catalog, order and payment behind a gateway, and restarts one instance after the other by SIGTERM while customers buy. No request may fail. Then the gateway and the bank, of which there is one: customers send again what failed, with the same key; no order may be lost or doubled.',
    )
    .option('--only <services>', `restart some only: ${pairedServices.join(', ')}`, services, [...pairedServices])
    .option('--no-single', 'leave gateway and bank alone')
    .option('--customers <number>', 'who buy at the same time, each one order after the other', wholeNumber(1), 8)
    .option('--drain <seconds>', 'how long an instance that is told to stop goes on', wholeNumber(0), 2)
    .option('--json <file>', 'write the result there, too')
    .parse(argv)
    .opts<RollingOptions>();

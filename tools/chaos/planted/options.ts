import { Command, InvalidArgumentError } from 'commander';
import { wholeFrom } from '../../terminal/option-values.js';
import type { PlantedFault } from './planted-fault.js';
import { plantedFaults } from './faults/planted-faults.js';

export interface PlantedOptions {
  readonly faults: readonly PlantedFault[];
  readonly seed: number;
  /** The same scenes with nothing planted: the checker must have nothing to say. */
  readonly healthy: boolean;
  readonly verbose: boolean;
  /** Where `planted.json` is written. */
  readonly out?: string;
}

export function plantedOptions(argv: readonly string[]): PlantedOptions {
  const { only, ...options } = new Command('npm run chaos:planted --')
    .description('Checks the checker: plants one mistake after the other in a copy of the code, and wants each to be caught.')
    .option('--only <names...>', 'some of the faults, by a part of their names')
    .option('--seed <number>', 'all that is drawn by lot', wholeFrom(0), 7)
    .option('--healthy', 'plant nothing: the same scenes must end without a complaint', false)
    .option('--verbose', 'show what each shop says', false)
    .option('--out <folder>', 'write planted.json there')
    .addHelpText('after', `\nFaults:\n${plantedFaults.map(({ name, danger }) => `  ${name}: ${danger}`).join('\n')}`)
    .parse(argv)
    .opts<Omit<PlantedOptions, 'faults'> & { only?: string[] }>();
  return { ...options, faults: only ? only.flatMap(named) : plantedFaults };
}

function named(part: string): PlantedFault[] {
  const found = plantedFaults.filter(({ name }) => name.includes(part));
  if (found.length === 0) throw new InvalidArgumentError(`no planted fault has "${part}" in its name`);
  return found;
}

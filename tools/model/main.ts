import { InvalidArgumentError, Command, Option } from 'commander';
import { Progress } from './output/progress.js';
import { reportPlanted, reportScenarios } from './output/report.js';
import { plantedFaults } from './planted/planted.js';
import { scenarios } from './scenarios.js';

interface Options {
  readonly orders?: number;
  readonly planted?: true | string;
}

const orders = (text: string): number => {
  if (!scenarios.some((scenario) => scenario.orders === Number(text))) throw new InvalidArgumentError('there is no such scenario');
  return Number(text);
};

const fault = (text: string): string => {
  if (!plantedFaults.some(({ name }) => name === text)) throw new InvalidArgumentError('there is no such fault');
  return text;
};

const options = new Command('npm run prove:model --')
  .description("Checks every interleaving of the saga, on the services' own decisions. Ends with 1 when something is broken.")
  .option('--orders <number>', 'only the scenarios of so many orders: 1, 2, 3 or 4', orders)
  .addOption(new Option('--planted [fault]', 'checks the checker: plants each design fault, or draws the traces of one').argParser(fault))
  .addHelpText('after', `\nFaults: ${plantedFaults.map(({ name }) => name).join(', ')}.\nHow to read a trace: tools/model/README.md.`)
  .parse()
  .opts<Options>();

const progress = new Progress(process.stdout);
const { planted } = options;
const isFine = planted ? reportPlanted(planted === true ? undefined : planted, progress) : reportScenarios(options.orders, progress);
process.exitCode = isFine ? 0 : 1;
process.disconnect?.();

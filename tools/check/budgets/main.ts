import { Command } from 'commander';
import { breaches, budget, lineCount, type SourceFile } from './budget.js';
import { isTest, sourceFiles } from './source-files.js';
import { spreadOf } from './spread.js';

new Command('npm run budgets')
  .description('Measures what keeps the code readable; a broken limit fails, an exceeded median or p90 is reported.')
  .addHelpText(
    'after',
    `\nLimits: ${budget.lines} lines per file, ${budget.constructorParameters} constructor parameters, no unfinished work without an issue.`,
  )
  .parse();

function describe(what: string, files: readonly SourceFile[]): string {
  const { count, median, p90, longest } = spreadOf(files.map(lineCount));
  const against = (figure: number, wanted: number): string => `${figure} (${figure > wanted ? 'over' : 'of'} ${wanted})`;
  const spread = `median ${against(median, budget.medianLines)}, p90 ${against(p90, budget.p90Lines)}, longest ${longest}`;
  return `${String(count).padStart(4)} ${what.padEnd(6)} lines: ${spread}`;
}

const files = sourceFiles();
const broken = files.flatMap(breaches);
for (const breach of broken) console.error(breach);
console.log(describe('source', files.filter((file) => !isTest(file)))); // prettier-ignore
console.log(describe('tests', files.filter(isTest)));
process.exitCode = broken.length === 0 ? 0 : 1;
process.disconnect?.();

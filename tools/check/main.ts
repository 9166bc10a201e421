import { Command } from 'commander';
import { seconds } from '../stack/output/terminal-report.js';
import { parts, type Part } from './parts.js';
import { runChecks } from './run-checks.js';

function chosenParts(argv: readonly string[]): readonly Part[] {
  const list = parts.map(({ name, script }) => `  ${name.padEnd(12)} npm run ${script}`).join('\n');
  const command = new Command('npm run check')
    .description('Everything that can be said about the code without starting a server.')
    .argument('[scripts...]', 'only these')
    .addHelpText('after', `\nParts, each of which also runs alone:\n${list}`)
    .parse(argv);
  const unknown = command.args.filter((script) => !parts.some((part) => part.script === script));
  if (unknown.length > 0) command.error(`no such part: ${unknown.join(', ')}`);
  return command.args.length > 0 ? parts.filter((part) => command.args.includes(part.script)) : parts;
}

async function main(): Promise<number> {
  const chosen = chosenParts(process.argv);
  const begin = performance.now();
  const { failed } = await runChecks(chosen);
  const verdict = failed === 0 ? 'all good' : `${failed} of ${chosen.length} parts failed`;
  console.log(`\ncheck: ${verdict}, ${seconds(performance.now() - begin)}`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();
process.disconnect?.();

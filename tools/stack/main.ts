import { Command } from 'commander';
import { serveControl } from './control/server.js';
import { optionsFrom, portSettings, type StackOptions } from './options.js';
import { closingBlock } from './output/closing-block.js';
import { seconds, TerminalReport } from './output/terminal-report.js';
import { startStack } from './start-stack.js';
import { explain } from './state/data-folder.js';
import { StopSignal } from './stop-signal.js';

const INTERRUPTED = 130;

function optionsOf(argv: readonly string[]): StackOptions {
  const variables = Object.values(portSettings).map(({ variable, port }) => `  ${variable} (${port})`);
  const command = new Command('npm start --')
    .description('Starts the whole shop on this machine: Postgres, Kafka, and every service in a process of its own.')
    .option('--reset', 'begin with empty data')
    .option('--one-process', 'all services in one process with a broker in its memory; needs no Java')
    .option('--without <services>', 'leave some out (comma list), to run them yourself', (list: string) => list.split(','))
    .option('--observe', 'Prometheus beside them, where it is installed, with all alerts')
    .addHelpText('after', `\nVariables:\n  DATA_DIR (.data)\n${variables.join('\n')}\nAny other variable reaches the services as it is.`)
    .parse(argv);
  return optionsFrom(process.env, command.opts());
}

async function run(options: StackOptions, stop: StopSignal): Promise<void> {
  console.log(`Saga Shop: starts a shop of six services, their databases and their broker on this machine; data in ${options.dataDir}.\n`);
  const stack = await startStack(options, new TerminalReport(process.stdout), stop.signal);
  const control = await serveControl(stack, () => stop.request());
  console.log(closingBlock(stack));
  await stop.requested;
  const begin = performance.now();
  console.log('\nStopping everything; once more ends it at once.');
  await control.close();
  await stack.stop();
  console.log(`Stopped after ${seconds(performance.now() - begin)}; nothing is left running.`);
}

async function main(): Promise<number> {
  const options = optionsOf(process.argv);
  const stop = new StopSignal(options.dataDir);
  try {
    await run(options, stop);
    return stop.failed ? 1 : 0;
  } catch (error) {
    if (stop.signal.aborted) console.log('\nInterrupted; nothing is left running.');
    else console.error(`\n${explain(error, options.dataDir)}`);
    return stop.signal.aborted && !stop.failed ? INTERRUPTED : 1;
  }
}

// Whoever read our output may leave (`npm start | head`); that is no reason to leave the processes alone.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  process.exitCode = await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

import { Command } from 'commander';
import { dataDirFrom } from '../options.js';
import { askStack, type ControlAnswer } from './client.js';
import { printLogs } from './logs.js';
import { printStatus } from './status.js';
import { stopStack } from './stop.js';
import { runCommandLine } from '../../terminal/run-command-line.js';

const dataDir = dataDirFrom(process.env);

async function ask(path: string): Promise<ControlAnswer> {
  const answer = await askStack(dataDir, path);
  if (!answer) throw new Error('No stack runs here. `npm start` starts it.');
  return answer;
}

async function wish(verb: string, service: string, done: string): Promise<void> {
  const { pid } = await ask(`/${verb}/${service}`);
  console.log(`${service} ${done}${pid ? ` (pid ${pid})` : ''}`);
}

async function printEnvironment(service: string): Promise<void> {
  for (const [name, value] of Object.entries(await ask(`/env/${service}`))) console.log(`${name}=${value}`);
}

const program = new Command('npm run stack --').description('Looks after a stack that `npm start` has started.');
program
  .command('status')
  .description('what runs, and whether it is ready')
  .action(async () => {
    process.exitCode = (await printStatus(dataDir)) ? 0 : 1;
  });
program
  .command('stop')
  .description('stops everything in order')
  .action(async () => console.log(await stopStack(dataDir)));
program
  .command('restart <service>')
  .description('stops it in order and starts it again')
  .action((service: string) => wish('restart', service, 'is ready again'));
program
  .command('kill <service>')
  .description('SIGKILL; it comes back by itself')
  .option('--stay-down', 'it stays down until it is restarted')
  .action((service: string, { stayDown }: { stayDown?: boolean }) =>
    stayDown ? wish('take-down', service, 'is killed; `restart` brings it back') : wish('kill', service, 'is killed; it will be back'),
  );
program
  .command('logs <service>')
  .description('the end of its log')
  .option('-f, --follow', 'go on with what comes')
  .action((service: string, { follow = false }: { follow?: boolean }) => printLogs(dataDir, service, follow));
program
  .command('env <service>')
  .description('what it is told, for running it yourself (npm start -- --without <service>)')
  .action(printEnvironment);

await runCommandLine(program);

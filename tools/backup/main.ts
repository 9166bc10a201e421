import { resolve } from 'node:path';
import { Command } from 'commander';
import { seconds } from '../stack/output/terminal-report.js';
import { dataDirFrom } from '../stack/options.js';
import { backUp } from './back-up.js';
import { restore, type RestoreOptions } from './restore.js';
import { runCommandLine } from '../terminal/run-command-line.js';

const dataDir = dataDirFrom(process.env);
const begin = performance.now();
const took = (): string => seconds(performance.now() - begin);

const program = new Command('npm run').description('Backs up the shop that `npm start` runs, and puts a backup in its place.');
program
  .command('backup')
  .usage('-- <folder>')
  .description('copies the databases and passwords of the running shop, which goes on meanwhile')
  .argument('<folder>', 'does not exist yet')
  .action(async (folder: string) => {
    const { at } = await backUp(dataDir, resolve(folder));
    console.log(`${folder}: all that was committed before ${at}; it holds passwords (${took()}).`);
  });
program
  .command('restore')
  .usage('-- <folder>')
  .description('puts a backup in the place of the data of a shop that does not run')
  .argument('<folder>', 'a backup')
  .option('--replace', 'what is in the data folder goes')
  .action(async (folder: string, options: RestoreOptions) => {
    const { at } = await restore(resolve(folder), dataDir, options);
    console.log(`${dataDir} is as it was at ${at} (${took()}). \`npm start\` publishes again what nobody may have heard.`);
  });

await runCommandLine(program);

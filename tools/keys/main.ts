import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { askStack } from '../stack/control/client.js';
import { dataDirFrom } from '../stack/options.js';
import { repositoryRoot } from '../stack/repository.js';

/** Runs the user service's own program with what the running stack tells that service, or else with our own environment. */
async function main(): Promise<number> {
  const given = await askStack(dataDirFrom(process.env), '/env/user');
  const env: NodeJS.ProcessEnv = { LOG_LEVEL: 'warn', ...process.env, ...(given as NodeJS.ProcessEnv | undefined) };
  const asksForHelp = process.argv.slice(2).some((argument) => ['--help', '-h', 'help'].includes(argument));
  if (!env['DATABASE_URL'] && !asksForHelp) {
    console.error('No stack runs here. `npm start` starts one; elsewhere, set the variables of the user service.');
    return 1;
  }
  const program = join(repositoryRoot, 'dist/apps/user/src/keys.js');
  const child = spawn(process.execPath, [program, ...process.argv.slice(2)], { cwd: repositoryRoot, env, stdio: 'inherit' });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

process.exitCode = await main();
process.disconnect?.();

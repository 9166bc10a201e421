import { Command } from 'commander';
import { clientFile } from './client/client-file.js';
import { documentFiles, type GeneratedFiles } from './documents/generated-files.js';
import { staleAmong, writeFiles } from './documents/keep-files.js';

const program = new Command('npm run api --').description('The documents of the API, and what is made of them. No server is started.');

const makers: Readonly<Record<string, () => Promise<GeneratedFiles>>> = { document: documentFiles, client: clientFile };

async function write(command: string): Promise<void> {
  const files = await makers[command]?.();
  const written = files ? writeFiles(files) : [];
  for (const path of written) console.log(`written: ${path}`);
  console.log(`${files?.size} files, ${written.length} written`);
}

async function findStale(): Promise<number> {
  let faults = 0;
  for (const [command, make] of Object.entries(makers)) {
    const stale = staleAmong(await make());
    for (const path of stale) console.log(`${path}: differs from the code, run \`npm run api -- ${command}\``);
    faults += stale.length;
  }
  return faults;
}

program
  .command('document')
  .description('Writes docs/generated: OpenAPI of each service, joined as customers see it, and AsyncAPI of the events.')
  .action(() => write('document'));

program
  .command('client')
  .description('Writes the types of libs/client from the joined document.')
  .action(() => write('client'));

program
  .command('check')
  .description('Writes nothing; fails where what is checked in differs from the code. Part of `npm run check`.')
  .action(async () => {
    const faults = await findStale();
    console.log(`${faults} faults`);
    if (faults > 0) process.exitCode = 1;
  });

await program.parseAsync();
process.disconnect?.();

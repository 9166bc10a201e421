import { Command } from 'commander';
import { documentFiles, type GeneratedFiles } from './documents/generated-files.js';
import { staleAmong, writeFiles } from './documents/keep-files.js';

const program = new Command('npm run api --').description('The documents of the API, and what is made of them. No server is started.');

interface Keeping {
  readonly check?: boolean;
}

function keep(files: GeneratedFiles, { check }: Keeping): void {
  const paths = check ? staleAmong(files) : writeFiles(files);
  for (const path of paths) console.log(check ? `${path}: differs from the code, run \`npm run api -- document\`` : `written: ${path}`);
  console.log(`${files.size} files, ${paths.length} ${check ? 'stale' : 'written'}`);
  if (check && paths.length > 0) process.exitCode = 1;
}

program
  .command('document')
  .description('Writes docs/generated: OpenAPI of each service, joined as customers see it, and AsyncAPI of the events.')
  .option('--check', 'write nothing: fail where what is checked in differs')
  .action(async (keeping: Keeping) => keep(await documentFiles(), keeping));

await program.parseAsync();
process.disconnect?.();

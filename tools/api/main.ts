import { Command } from 'commander';
import { clientFile } from './client/client-file.js';
import { diff, promised } from './diff/diff.js';
import { nextRelease, versionOf } from './diff/releases.js';
import { documentFiles, documentFolder, type GeneratedFiles } from './documents/generated-files.js';
import { staleAmong, writeFiles } from './documents/keep-files.js';
import { lint } from './lint/lint.js';
import { runCommandLine } from '../terminal/run-command-line.js';

const program = new Command('npm run api --').description('The documents of the API, and what is made of them. No server is started.');

const makers: Readonly<Record<string, () => Promise<GeneratedFiles>>> = { document: documentFiles, client: clientFile };

function write(files: GeneratedFiles): void {
  const written = writeFiles(files);
  for (const path of written) console.log(`written: ${path}`);
  console.log(`${files.size} files, ${written.length} written`);
}

async function findStale(): Promise<string[]> {
  const stale = Object.entries(makers).map(async ([command, make]) =>
    staleAmong(await make()).map((path) => `${path}: differs from the code, run \`npm run api -- ${command}\``),
  );
  return (await Promise.all(stale)).flat();
}

function report(what: string, faults: readonly string[]): void {
  for (const fault of faults) console.log(fault);
  console.log(`${what}: ${faults.length} faults`);
  if (faults.length > 0) process.exitCode = 1;
}

async function reportDiff(): Promise<void> {
  const { release, faults } = await diff();
  report(`breaks of release ${versionOf(release)} that are not meant`, faults);
  if (faults.length > 0) console.log('A break that is meant is named, with its reason, in meant-breaks.json: see docs/api.md.');
}

program
  .command('document')
  .description('Writes docs/generated: OpenAPI of each service, joined as customers see it, and AsyncAPI of the events.')
  .action(async () => write(await documentFiles()));

program
  .command('client')
  .description('Writes the types of libs/client from the joined document.')
  .action(async () => write(await clientFile()));

program
  .command('lint')
  .description('What Redocly recommends, and rules of our own for contracts, errors, examples, security and events.')
  .action(async () => report('lint', await lint()));

program
  .command('diff')
  .description('What the checked-in documents break of the last release, HTTP and events; what is meant is named in a file.')
  .action(reportDiff);

program
  .command('release')
  .argument('<version>', 'such as 1.4.0')
  .description('Keeps the present documents as those of a release: later ones are compared with them.')
  .action(async (version: string) => {
    const folder = nextRelease(version);
    const files = await documentFiles();
    write(new Map(promised.map((path) => [`${folder}/${path}`, files.get(`${documentFolder}/${path}`) ?? ''])));
  });

program
  .command('check')
  .description('Writes nothing; fails where a file differs from the code, for what lint finds, and for breaks. Part of `npm run check`.')
  .action(async () => {
    report('generated files', await findStale());
    report('lint', await lint());
    await reportDiff();
  });

await runCommandLine(program);

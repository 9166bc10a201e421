import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { repositoryRoot } from '../stack/repository.js';
import { canvasFaults } from './checks/canvases.js';
import { deadLinks, unknownScripts } from './checks/links.js';
import { markdownFiles, repositoryFiles } from './checks/repository-files.js';
import { generatedDocuments, type Document } from './documents.js';

const { check } = new Command('npm run docs --')
  .description(
    'Draws the pictures and tables that come from the code, then looks for dead links, unknown scripts and canvases that are wrong.',
  )
  .option('--check', 'write nothing: fail where what is checked in differs')
  .parse()
  .opts<{ check?: boolean }>();

function write({ path, wanted }: Document): void {
  mkdirSync(dirname(join(repositoryRoot, path)), { recursive: true });
  writeFileSync(join(repositoryRoot, path), wanted);
  console.log(`drawn: ${path}`);
}

function faultsOfProse(): string[] {
  const repository = repositoryFiles();
  const files = markdownFiles();
  const canvases = files.flatMap((path) => {
    const service = /^apps\/([^/]+)\/README\.md$/.exec(path)?.[1];
    return service ? canvasFaults(service, repository.read(path)) : [];
  });
  return [...files.flatMap((path) => [...deadLinks(path, repository), ...unknownScripts(path, repository)]), ...canvases];
}

const stale = (await generatedDocuments()).filter(({ present, wanted }) => present !== wanted);
if (!check) for (const document of stale) write(document);
const faults = [...(check ? stale.map(({ path }) => `${path}: differs from the code, run \`npm run docs\``) : []), ...faultsOfProse()];
for (const fault of faults) console.error(fault);
console.log(`${markdownFiles().length} documents, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
process.disconnect?.();

import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../stack/repository.js';
import { patched } from './patch.js';
import type { PlantedFault } from './planted-fault.js';

const run = promisify(execFile);

const sources = ['apps', 'libs', 'tools', '.swcrc', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** Each file that a fault changes, with all its patches. @throws when a patch does not match */
export function patchedFiles({ patches }: Pick<PlantedFault, 'patches'>, sourceOf: (file: string) => string): Map<string, string> {
  const files = new Map<string, string>();
  for (const patch of patches) files.set(patch.file, patched(files.get(patch.file) ?? sourceOf(patch.file), patch));
  return files;
}

/**
 * A copy of the sources with the fault in it, built: the production code itself has no switches.
 * @param folder must not exist yet
 */
export async function plant(fault: Pick<PlantedFault, 'patches'>, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const name of sources) cpSync(join(repositoryRoot, name), join(folder, name), { recursive: true });
  symlinkSync(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'));
  for (const [file, source] of patchedFiles(fault, (name) => readFileSync(join(folder, name), 'utf8')))
    writeFileSync(join(folder, file), source);
  await run(join('node_modules', '.bin', 'swc'), ['apps', 'libs', 'tools', '-d', 'dist', '--quiet'], { cwd: folder });
}

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The repository's root: the same whether this file runs from the sources (in Jest) or from `dist/`. */
export const repositoryRoot = findUp(import.meta.dirname, 'package.json');

function findUp(folder: string, marker: string): string {
  if (existsSync(join(folder, marker))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`no ${marker} above ${import.meta.dirname}`);
  return findUp(parent, marker);
}

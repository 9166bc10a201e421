import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../../stack/repository.js';
import type { GeneratedFiles } from './generated-files.js';

const contentOf = (path: string): string | undefined => {
  const file = join(repositoryRoot, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};

/** The paths of those that are checked in otherwise, or not at all. */
export const staleAmong = (files: GeneratedFiles): string[] =>
  [...files].flatMap(([path, text]) => (contentOf(path) === text ? [] : [path]));

/** Writes what differs. @returns the paths that were written */
export function writeFiles(files: GeneratedFiles): string[] {
  const stale = staleAmong(files);
  for (const path of stale) {
    mkdirSync(dirname(join(repositoryRoot, path)), { recursive: true });
    writeFileSync(join(repositoryRoot, path), files.get(path) ?? '');
  }
  return stale;
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../stack/repository.js';
import type { Repository } from './links.js';

const left = new Set(['node_modules', 'dist', 'coverage']);

/** Every Markdown file of the project, by its path from the root. */
export function markdownFiles(folder = ''): string[] {
  return readdirSync(join(repositoryRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return left.has(entry.name) || entry.name.startsWith('.') ? [] : markdownFiles(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

export const repositoryFiles = (): Repository => ({
  exists: (path) => existsSync(join(repositoryRoot, path)),
  read: (path) => readFileSync(join(repositoryRoot, path), 'utf8'),
  scripts: new Set(Object.keys((JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as { scripts: object }).scripts)),
});

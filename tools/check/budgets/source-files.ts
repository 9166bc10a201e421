import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../stack/repository.js';
import type { SourceFile } from './budget.js';

/** Everything that is written by hand and runs. */
export const sourceFiles = (): SourceFile[] =>
  globSync('{apps,libs,tools,test}/**/*.{ts,mjs}', { cwd: repositoryRoot })
    .filter((path) => !path.includes('/generated/'))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(repositoryRoot, path), 'utf8') }));

export const isTest = ({ path }: SourceFile): boolean => /\.(?:spec|int-spec|e2e-spec)\.ts$|\/test\/|^test\//.test(path);

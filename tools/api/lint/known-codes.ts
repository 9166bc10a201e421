import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemCodes } from '@app/platform';
import { repositoryRoot } from '../../stack/repository.js';

const domainError = /(?:super|new DomainError)\(\s*'[a-z-]+',\s*'([a-z0-9-]+)'/g;

/** The codes that the services' own errors carry, read where they are made. */
function domainCodes(): Set<string> {
  const files = globSync('{apps,libs}/*/src/**/*.ts', { cwd: repositoryRoot }).filter((file) => !file.endsWith('.spec.ts'));
  return new Set(
    files.flatMap((file) => [...readFileSync(join(repositoryRoot, file), 'utf8').matchAll(domainError)].map(([, code]) => code ?? '')),
  );
}

export const knownCodes = (): Set<string> => new Set([...Object.keys(problemCodes), ...domainCodes()]);

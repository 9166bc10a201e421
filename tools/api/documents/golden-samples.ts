import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { allEvents } from '@app/contracts';
import { repositoryRoot } from '../../stack/repository.js';
import type { GeneratedFiles } from './generated-files.js';

const folder = 'libs/contracts/fixtures';

/** The golden sample of the present version of each fact, by its type. */
export function goldenSamples(): Readonly<Record<string, unknown>> {
  const files = globSync(`${folder}/*.json`, { cwd: repositoryRoot }).toSorted();
  const present = files.filter((file) => allEvents.some(({ type, version }) => basename(file) === `${type}.v${version}.json`));
  return Object.fromEntries(
    present.map((file) => [basename(file).split('.')[0], JSON.parse(readFileSync(join(repositoryRoot, file), 'utf8')) as unknown]),
  );
}

/** The samples as code: a service that is deployed has no fixtures with it. */
export function samplesFile(): GeneratedFiles {
  const head = `// Made by \`npm run api -- document\` of ${folder}: what the AsyncAPI document shows as examples.\n\n`;
  const text = `${head}export const goldenSamples: Readonly<Record<string, unknown>> = ${JSON.stringify(goldenSamples(), undefined, 2)};\n`;
  return new Map([['libs/contracts/src/generated/golden-samples.ts', text]]);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { databaseHostOf } from '../compose/secret-files.js';
import { databaseNames, serviceNames } from '../stack/names.js';
import { repositoryRoot } from '../stack/repository.js';

interface Overridden {
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly networks?: { readonly data: { readonly aliases: readonly string[] } };
}

/** Compose's own tags say how to merge, and stand before plain values. */
const servicesIn = (file: string): Record<string, Overridden> =>
  (parse(readFileSync(join(repositoryRoot, file), 'utf8'), { merge: true, logLevel: 'error' }) as { services: Record<string, Overridden> }).services; // prettier-ignore

it('a server per service answers to the name of one database each', () => {
  const aliases = Object.values(servicesIn('compose.isolated.yaml')).flatMap(({ networks }) => networks?.data.aliases ?? []);
  expect(aliases).toEqual(databaseNames.map(databaseHostOf));
});

it.each(serviceNames)('from the sources, %s starts again when its own code or a library changes', (name) => {
  const { entrypoint, command } = servicesIn('compose.dev.yaml')[name] ?? {};
  expect(entrypoint).toEqual(expect.arrayContaining(['--watch-path=dist/libs', `--watch-path=dist/apps/${name}`]));
  expect(command).toEqual([`dist/apps/${name}/src/main.js`]);
});

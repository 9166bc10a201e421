import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceNames } from '../stack/names.js';
import { imageNames, programsOf } from './images.js';
import { importReader } from './imports-of.js';
import { packageClosure, type InstalledPackages } from './package-closure.js';
import { reachOf } from './reach.js';

/** What goes into one layer, below the root. */
export interface Layer {
  readonly name: string;
  readonly packages: readonly string[];
  readonly files: readonly string[];
}

interface Content {
  readonly packages: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
}

/**
 * From the bottom up: the packages that every image needs, those that every service needs besides, then for each image what else it
 * needs and its code. So what is large lies on a disk once, and a change of code touches small layers only.
 */
export function planLayers(root: string): Layer[] {
  const [installed, importsOf] = [installedBelow(root), importReader(root)];
  const contents = new Map(
    imageNames.map((name): [string, Content] => {
      const { files, packages } = reachOf(programsOf(root, name), importsOf);
      return [name, { files, packages: packageClosure(installed, packages) }];
    }),
  );
  const everywhere = sharedBy([...contents.values()]);
  const inServices = sharedBy(serviceNames.flatMap((name) => contents.get(name) ?? []));
  return [
    { name: 'every-image', packages: sorted(everywhere), files: [] },
    { name: 'every-service', packages: without(inServices, everywhere), files: [] },
    ...[...contents].map(([name, { packages, files }]) => {
      const below = name === 'tools' ? everywhere : inServices;
      return { name, packages: without(packages, below), files: sorted(files) };
    }),
  ];
}

const sharedBy = ([first, ...others]: readonly Content[]): ReadonlySet<string> =>
  new Set([...(first?.packages ?? [])].filter((folder) => others.every(({ packages }) => packages.has(folder))));

const without = (all: ReadonlySet<string>, some: ReadonlySet<string>): string[] => sorted(all).filter((name) => !some.has(name));

const sorted = (names: ReadonlySet<string>): string[] => [...names].toSorted();

const installedBelow = (root: string): InstalledPackages =>
  (JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')) as { packages: InstalledPackages }).packages;

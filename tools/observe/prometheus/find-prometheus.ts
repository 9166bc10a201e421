import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export const howToGetPrometheus =
  'Prometheus is not installed: `apt-get install prometheus` on Debian and Ubuntu, `brew install prometheus` on a Mac, or the program itself in a folder of PATH.';

/** @returns where a program is that somebody has installed */
export function findProgram(name: 'prometheus' | 'promtool', path = process.env['PATH'] ?? ''): string | undefined {
  return path
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

import { posix } from 'node:path';

export interface Reach {
  /** Compiled files of ours, below the root. */
  readonly files: ReadonlySet<string>;
  /** Names of the packages that these import. */
  readonly packages: ReadonlySet<string>;
}

/**
 * Follows imports, as far as our own code goes.
 * @param entries programs that somebody starts, below the root
 * @param importsOf the specifiers in a file, without those of Node itself
 */
export function reachOf(entries: Iterable<string>, importsOf: (file: string) => readonly string[]): Reach {
  const files = new Set(entries);
  const packages = new Set<string>();
  for (const file of files) {
    for (const specifier of importsOf(file)) {
      if (specifier.startsWith('.')) files.add(posix.join(posix.dirname(file), specifier));
      else packages.add(packageOf(specifier));
    }
  }
  return { files, packages };
}

/** `@nestjs/core/router` → `@nestjs/core`, `pg/lib/x` → `pg`. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

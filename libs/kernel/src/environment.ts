import { readFileSync } from 'node:fs';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface ReadVariables {
  readonly values: Record<string, string>;
  readonly faults: readonly string[];
}

/** Picks the named variables: an empty one counts as unset, and `FOO_FILE` is a path whose content is `FOO`, as secrets are mounted. */
export function readVariables(env: Environment, names: readonly string[]): ReadVariables {
  const values: Record<string, string> = {};
  const faults: string[] = [];
  for (const name of names) {
    const path = env[`${name}_FILE`];
    if (env[name] && path) faults.push(`${name}: is set twice, also by ${name}_FILE`);
    else if (env[name]) values[name] = env[name];
    else if (path) {
      const content = contentOf(path);
      if (content) values[name] = content;
      else faults.push(`${name}_FILE: names a file that cannot be read or is empty`);
    }
  }
  return { values, faults };
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trimEnd();
  } catch {
    return undefined;
  }
}

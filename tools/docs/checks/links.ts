import { dirname, join, normalize } from 'node:path';

/** What the checks may ask of the repository. Paths are relative to its root. */
export interface Repository {
  exists(path: string): boolean;
  /** The text of a Markdown file. */
  read(path: string): string;
  readonly scripts: ReadonlySet<string>;
}

const fenced = /^(```|~~~).*?^\1/gms;
const link = /\]\(([^()\s]+)\)/g;
const script = /npm (?:run (?:--silent )?)?([a-z][\w:-]*)/g;
/** Other words that may follow `npm`: of its own commands, those that documents speak of. */
const npmCommands = new Set(['ci', 'scripts', 'workspaces']);

/** As GitHub makes them: lower case, words joined by hyphens, punctuation gone. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');

const anchorsOf = (text: string): string[] =>
  [...text.replaceAll(fenced, '').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => anchorOf(title));

/** The links of a Markdown file that lead nowhere, one sentence each. Other hosts are not asked. */
export function deadLinks(path: string, { exists, read }: Repository): string[] {
  const prose = read(path).replaceAll(fenced, '');
  return [...prose.matchAll(link)].flatMap(([, target = '']) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [file = '', anchor] = target.split('#');
    const found = file === '' ? path : normalize(join(dirname(path), decodeURI(file)));
    if (!exists(found)) return [`${path}: ${target} does not exist`];
    if (!anchor || !found.endsWith('.md') || anchorsOf(read(found)).includes(anchor)) return [];
    return [`${path}: ${found} has no heading #${anchor}`];
  });
}

/** The npm scripts that a Markdown file names and nobody has written. */
export function unknownScripts(path: string, { read, scripts }: Repository): string[] {
  return [...read(path).matchAll(script)].flatMap(([whole, name = '']) => {
    const isKnown = scripts.has(name) || (!whole.startsWith('npm run') && npmCommands.has(name));
    return isKnown ? [] : [`${path}: \`${whole}\` is no script of package.json`];
  });
}

import { constructorSizes } from './constructor-sizes.js';

export const budget = { lines: 250, medianLines: 45, p90Lines: 120, constructorParameters: 5 } as const;

export interface SourceFile {
  /** Below the repository's root. */
  readonly path: string;
  readonly text: string;
}

export const lineCount = ({ text }: SourceFile): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

/** What breaks a rule in this file: one sentence each. */
export function breaches(file: SourceFile): string[] {
  return [...tooLong(file), ...crowdedConstructors(file), ...putOff(file)].map((words) => `${file.path}${words}`);
}

function tooLong(file: SourceFile): string[] {
  const lines = lineCount(file);
  return lines > budget.lines ? [`: ${lines} lines, more than ${budget.lines}: it does two things`] : [];
}

function crowdedConstructors(file: SourceFile): string[] {
  return constructorSizes(file)
    .filter(({ parameters }) => parameters > budget.constructorParameters)
    .map(({ line, parameters }) => `:${line}: a constructor with ${parameters} parameters, more than ${budget.constructorParameters}`);
}

/** Looked for in comments only; a comment begins a line or follows a space. */
const rules: readonly { readonly pattern: RegExp; readonly unless: RegExp; readonly says: string }[] = [
  { pattern: /(?:^|\s)(?:\/\/|\/?\*).*\b(?:TODO|FIXME)\b/, unless: /#\d+/, says: 'work left undone without the number of an issue' },
  {
    pattern: /(?:^|\s)\/[/*].*\b(?:oxlint|eslint)-disable/,
    unless: / -- \S/,
    says: 'a lint rule switched off without a reason (after " -- ")',
  },
];

function putOff({ text }: SourceFile): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      rules.filter(({ pattern, unless }) => pattern.test(line) && !unless.test(line)).map(({ says }) => `:${index + 1}: ${says}`),
    );
}

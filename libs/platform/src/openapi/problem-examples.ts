import { titleOf } from '../problem/describe-error.js';
import { problemType } from '../problem/send-problem.js';

/** One code has one status, so that its name says enough; the status keeps them sorted for readers. */
export const exampleName = (status: number, code: string): string => `${status}-${code}`;

const pattern = /^#\/components\/examples\/(\d{3})-([a-z0-9-]+)$/;

/** The problem documents that a document's refusals refer to, as examples. */
export function problemExamples(paths: unknown): Record<string, object> {
  const examples: Record<string, object> = {};
  const follow = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      const found = key === '$ref' && typeof part === 'string' ? pattern.exec(part) : undefined;
      if (found) examples[exampleName(Number(found[1]), found[2] ?? '')] = example(Number(found[1]), found[2] ?? '');
      else follow(part);
    }
  };
  follow(paths);
  return Object.fromEntries(Object.entries(examples).sort(([one], [other]) => one.localeCompare(other)));
}

const example = (status: number, code: string): object => ({
  summary: titleOf(code),
  value: { type: problemType(code), title: titleOf(code), status, instance: 'urn:uuid:019a1c00-0000-7000-8000-0000000000ff', code },
});

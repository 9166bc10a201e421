import type { InputFault } from '@app/kernel';
import type { z } from 'zod';

/** `''` for the body, whose pointers begin at its own root. */
export type Place = '' | 'query' | 'path' | 'header';

const escape = (part: PropertyKey): string => String(part).replaceAll('~', '~0').replaceAll('/', '~1');

/** `#/lines/0/quantity` in the body, `#/query/limit`, `#/path/id`, `#/header/idempotency-key` elsewhere. */
export const pointerTo = (place: Place, path: readonly PropertyKey[]): string =>
  ['#', ...(place ? [place] : []), ...path.map(escape)].join('/');

/** One fault per wrong value; Zod reports all unknown fields of an object at once. */
export function faultsOf(issues: readonly z.core.$ZodIssue[], place: Place, prefix: readonly PropertyKey[] = []): InputFault[] {
  return issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: pointerTo(place, [...path, key]),
        code: 'unknown-field',
        detail: 'This is not known here',
      }));
    }
    const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
    return [
      isMissing
        ? { pointer: pointerTo(place, path), code: 'required', detail: 'This is required' }
        : { pointer: pointerTo(place, path), code: issue.code.replaceAll('_', '-'), detail: issue.message },
    ];
  });
}

import type { Books } from '../books.js';

/** Something that must be so once nothing moves any more. */
export interface Invariant {
  /** As a sentence that is true. */
  readonly name: string;
  /** One sentence per case in which it is not. */
  readonly violations: (books: Books) => string[];
}

export interface Violation {
  readonly invariant: string;
  readonly what: string;
}

export const isOneOf = (value: string, ...allowed: readonly string[]): boolean => allowed.includes(value);

/** The items under each key, in their order. */
export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

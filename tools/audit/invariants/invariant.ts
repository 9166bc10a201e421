import type { Books } from '../books.js';
import type { Evidence } from '../evidence.js';

/** What a finding is about, for whoever looks further. */
export interface Subject {
  readonly kind: 'order' | 'payment' | 'hold' | 'product' | 'event' | 'key';
  readonly id: string;
}

export interface Finding {
  /** A sentence with its ids. */
  readonly what: string;
  readonly about?: Subject;
}

/** Something that must be so. */
export interface Invariant {
  /** As a sentence that is true. */
  readonly name: string;
  /**
   * always: also while orders are on their way, if the databases are read in the order of `openSnapshots` ·
   * at rest: once nothing moves any more, and so also of the orders that have come to rest.
   */
  readonly holds: 'always' | 'at rest';
  /** What an operator does where it does not hold. */
  readonly remedy: string;
  /** One finding per case in which it is not so. */
  readonly violations: (books: Books, evidence: Evidence) => Finding[];
}

export interface Violation extends Finding {
  readonly invariant: string;
}

const about =
  (kind: Subject['kind']) =>
  (id: string, what: string): Finding => ({ what, about: { kind, id } });

export const ofOrder = about('order');
export const ofPayment = about('payment');
export const ofHold = about('hold');
export const ofProduct = about('product');
export const ofEvent = about('event');
export const ofKey = about('key');

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

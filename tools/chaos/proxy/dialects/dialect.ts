/** What becomes of a piece of a conversation; after `reset` or `end` nothing of this direction passes any more. */
export type Passage = { readonly bytes: Buffer; readonly afterMs?: number } | 'reset' | 'end';

/** Reads along on one connection, and decides what passes. It is asked in order, once per piece that arrives. */
export interface Dialect {
  up(bytes: Buffer): readonly Passage[];
  down(bytes: Buffer): readonly Passage[];
}

export const passing = (bytes: Buffer): readonly Passage[] => [{ bytes }];

/** Understands nothing, and lets everything pass. */
export const tcp: Dialect = { up: passing, down: passing };

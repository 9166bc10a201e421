import type { z } from 'zod';
import { decodeCursor, encodeCursor, type Cursor, type Position } from './cursor.js';
import type { PageOf, PageQuery } from './page.js';

/**
 * One page of a keyset: rows strictly after a position in the order of the list, or strictly before it and in the opposite order.
 *
 *     const paging = Paging.of(query, { sort, category }, z.tuple([z.string(), Sku]));
 *     const rows = await find({ after: paging.position, descending: paging.isBackwards, limit: paging.fetch });
 *     return paging.page(rows, (row) => [row.name, row.sku]);
 */
export class Paging {
  readonly #scope: unknown;
  readonly #limit: number;
  readonly #cursor: Cursor | undefined;

  private constructor({ limit, cursor }: PageQuery, scope: unknown, position: z.ZodType<Position>) {
    this.#scope = scope;
    this.#limit = limit;
    this.#cursor = cursor === undefined ? undefined : decodeCursor(cursor, scope, position);
  }

  /**
   * @param scope filter and sort, which the cursor must have been made for
   * @param position the values of the sort columns that a cursor holds
   * @throws ProblemError 400 for a cursor of another list
   */
  static of(query: PageQuery, scope: unknown, position: z.ZodType<Position>): Paging {
    return new Paging(query, scope, position);
  }

  /** Where the page begins, exclusively; undefined at the very beginning. */
  get position(): Position | undefined {
    return this.#cursor?.position;
  }

  /** The rows before the position are wanted, nearest first. */
  get isBackwards(): boolean {
    return this.#cursor?.isBackwards ?? false;
  }

  /** How many rows to ask for: one more than shown tells whether there are more. */
  get fetch(): number {
    return this.#limit + 1;
  }

  /** @param rows in the order in which they were asked for */
  page<Row>(rows: readonly Row[], positionOf: (row: Row) => Position): PageOf<Row> {
    const hasMore = rows.length > this.#limit;
    const shown = rows.slice(0, this.#limit);
    const items = this.isBackwards ? shown.reverse() : shown;
    const [first, last] = [items.at(0), items.at(-1)];
    const hasNext = this.isBackwards || hasMore;
    const hasPrev = this.isBackwards ? hasMore : this.#cursor !== undefined;
    return {
      items,
      next: last !== undefined && hasNext ? encodeCursor({ position: positionOf(last), isBackwards: false }, this.#scope) : null,
      prev: first !== undefined && hasPrev ? encodeCursor({ position: positionOf(first), isBackwards: true }, this.#scope) : null,
    };
  }
}

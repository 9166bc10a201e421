import { unnested } from './unnested.js';

/** Rows of one table that a transaction only adds, flushed as one statement however many there are. */
export interface AppendTable<Column extends string = string> {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly sql: string;
}

/**
 * Declares a table for `tx.append`, with the Postgres type of each column: `appendTo('timeline', { order_id: 'uuid', seq: 'int' })`.
 * Rows keep their order, so an identity column counts in the order of the appends.
 */
export function appendTo<Column extends string>(name: string, types: Record<Column, string>): AppendTable<Column> {
  const { columns, list, arrays } = unnested(types);
  const sql = `INSERT INTO ${name} (${list}) SELECT ${list} FROM unnest(${arrays}) WITH ORDINALITY AS row(${list}, ord) ORDER BY ord`;
  return { name, columns, sql };
}

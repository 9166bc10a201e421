import type { AppendTable } from './append-table.js';
import { unnested } from './unnested.js';

/** Rows of one table that a transaction holds locked and changes: each is written once, as it is at the end, all in one statement. */
export interface ChangedTable<Column extends string = string> extends AppendTable<Column> {
  /** The columns that tell one row from another. */
  readonly key: readonly Column[];
}

/**
 * Declares a table for `tx.save`, with the columns that find a row and the Postgres type of every column that is given:
 * `changesTo('orders', ['id'], { id: 'uuid', status: 'text' }, { updated_at: 'now()' })`.
 * @param computed columns that SQL sets: `orders.x` is the row as it was, `given.x` what it was given
 */
export function changesTo<Column extends string>(
  name: string,
  key: readonly NoInfer<Column>[],
  types: Record<Column, string>,
  computed: Readonly<Record<string, string>> = {},
): ChangedTable<Column> {
  const { columns, list, arrays } = unnested(types);
  const plain = columns.filter((column) => !key.includes(column) && !(column in computed)).map((column) => [column, `given.${column}`]);
  const set = [...plain, ...Object.entries(computed)].map(([column, value]) => `${column} = ${value}`).join(', ');
  const found = key.map((column) => `${name}.${column} = given.${column}`).join(' AND ');
  return { name, key, columns, sql: `UPDATE ${name} SET ${set} FROM unnest(${arrays}) AS given(${list}) WHERE ${found}` };
}

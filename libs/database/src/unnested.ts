/**
 * Columns as `unnest` gives them back: each travels as one array of the Postgres type that is named.
 * @returns their names, the same as a list for SQL, and the parameters `$1::uuid[], $2::text[], …`
 */
export function unnested<Column extends string>(types: Record<Column, string>): { columns: Column[]; list: string; arrays: string } {
  const columns = Object.keys(types) as Column[];
  const arrays = columns.map((column, index) => `$${index + 1}::${types[column]}[]`).join(', ');
  return { columns, list: columns.join(', '), arrays };
}

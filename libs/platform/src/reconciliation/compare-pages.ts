import type { UnitOfWork } from '@app/database';
import type { Compare } from './comparison.js';

const before = '00000000-0000-0000-0000-000000000000';
const pageSize = 500;

interface Page {
  readonly compared: number;
  readonly last: string | null;
  readonly wrong: string[] | null;
}

/**
 * Compares the rows of a table, in pages by their primary key, with what else the database says about them; each page is one
 * statement, so both are of one moment.
 * @param table with its key, a UUID
 * @param agrees a condition on `row`
 * @param say makes a sentence of the key of a row that does not agree
 */
export function comparePages(database: UnitOfWork, table: string, key: string, agrees: string, say: (id: string) => string): Compare {
  const sql = `
    WITH row AS MATERIALIZED (SELECT * FROM ${table} WHERE ${key} > $1 ORDER BY ${key} LIMIT ${pageSize})
    SELECT count(*)::int AS compared, (array_agg(row.${key} ORDER BY row.${key} DESC))[1] AS last,
      array_agg(row.${key}) FILTER (WHERE NOT (${agrees})) AS wrong FROM row`;
  return async (from = before) => {
    const [page] = await database.read<Page & Record<string, unknown>>(sql, [from]);
    const mismatches = (page?.wrong ?? []).map(say);
    return page?.last && page.compared === pageSize ? { mismatches, next: page.last } : { mismatches };
  };
}

import type { Client } from 'pg';

/** What is deleted after so many days. */
export const kept = {
  outbox: { column: 'published_at', days: 8 },
  inbox: { column: 'processed_at', days: 14 },
} as const;

export type KeptTable = keyof typeof kept;
export const keptTables = Object.keys(kept) as KeptTable[];

interface State {
  /** Rows that are to be deleted. */
  readonly due: number;
  readonly rows: number;
}

export async function state(client: Client, table: KeptTable): Promise<State> {
  const { column, days } = kept[table];
  const due = `SELECT count(*) FROM ${table} WHERE ${column} < now() - interval '${days} days'`;
  const { rows } = await client.query<State>(`SELECT (${due})::int AS due, (SELECT count(*) FROM ${table})::int AS rows`);
  return rows[0] ?? { due: 0, rows: 0 };
}

/** Makes twelve hours' worth of rows due at once. @returns how many, and how many there were */
export async function passTwelveHours(client: Client, table: KeptTable): Promise<State> {
  const { column, days } = kept[table];
  const { rows } = await state(client, table);
  const soon = `${column} < now() - interval '${days} days' + interval '12 hours'`;
  const { rowCount } = await client.query(`UPDATE ${table} SET ${column} = ${column} - interval '12 hours' WHERE ${soon}`);
  return { due: rowCount ?? 0, rows };
}

import type { UnitOfWork } from '@app/database';

const countedAtMost = 10_000;
const upTo = (status: string): string =>
  `(SELECT count(*)::int FROM (SELECT FROM orders WHERE status = '${status}' LIMIT ${countedAtMost}) AS unfinished) AS ${status}`;

const count = `SELECT ${upTo('pending')}, ${upTo('confirmed')}`;

export interface Unfinished {
  readonly pending: number;
  readonly confirmed: number;
}

export async function countUnfinished(database: UnitOfWork): Promise<Unfinished> {
  const [row] = await database.read<Unfinished & Record<string, unknown>>(count, []);
  return { pending: row?.pending ?? 0, confirmed: row?.confirmed ?? 0 };
}

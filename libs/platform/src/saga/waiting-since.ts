/** For `changesTo`: with another status, a row that `RestateUnanswered` looks after begins to wait anew. */
export function waitingSince(table: string): Readonly<Record<'status_since' | 'restated' | 'restate_at', string>> {
  const isSame = `${table}.status = given.status`;
  return {
    status_since: `CASE WHEN ${isSame} THEN ${table}.status_since ELSE now() END`,
    restated: `CASE WHEN ${isSame} THEN ${table}.restated ELSE 0 END`,
    restate_at: `CASE WHEN ${isSame} THEN ${table}.restate_at END`,
  };
}

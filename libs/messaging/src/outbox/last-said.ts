import { allEvents, type Aggregate, type NewFact } from '@app/contracts';
import type { Tx } from '@app/database';
import type { Cause } from '@app/kernel';

export interface SaidFact {
  readonly fact: NewFact;
  /** The event that said it: why it is said again. */
  readonly cause: Cause;
}

interface Row {
  readonly aggregate_id: string;
  readonly event_id: string;
  readonly type: string;
  readonly schema_version: number;
  readonly payload: Record<string, unknown>;
  readonly traceparent: string | null;
}

const select = `
  SELECT DISTINCT ON (aggregate_id) aggregate_id, event_id, type, schema_version, payload, headers->>'traceparent' AS traceparent
  FROM outbox WHERE aggregate_type = $1 AND aggregate_id = ANY($2) ORDER BY aggregate_id, aggregate_version DESC`;

const definitions = new Map(allEvents.map((definition) => [definition.type, definition]));

/**
 * What each aggregate said last, to be restated: the same words, sensitive ones included, which no table but the outbox keeps.
 * @returns by aggregate id; missing is what the outbox has forgotten, or said in a version that nobody speaks any more
 */
export async function lastSaid(tx: Tx, aggregate: Aggregate, ids: readonly string[]): Promise<ReadonlyMap<string, SaidFact>> {
  const rows = await tx.query<Row & Record<string, unknown>>(select, [aggregate, ids]);
  return new Map(
    rows.flatMap(({ aggregate_id, event_id, type, schema_version, payload, traceparent }) => {
      const definition = definitions.get(type);
      if (definition?.version !== schema_version) return [];
      const fact = { definition, type, data: payload } as NewFact;
      return [[aggregate_id, { fact, cause: { id: event_id, ...(traceparent && { traceparent }) } }] as const];
    }),
  );
}

import type { BrokerRecord } from '@app/messaging';
import { audit, evidenceInvariants, invariants } from '../audit/audit.js';
import type { ClientOperation, Evidence, PostgresLog } from '../audit/evidence.js';
import { readBooks } from '../audit/read-books.js';
import type { OpenDatabases } from '../audit/open-databases.js';
import { heldAt, makesDetour } from './inject/detour.js';
import { injectionOf, wasInjected } from './inject/injection.js';
import type { Check } from './report/chaos-run.js';

/** Everything that the databases cannot know. */
export function evidenceOf(clientLog: readonly ClientOperation[], dump: readonly BrokerRecord[], logs: readonly PostgresLog[]): Evidence {
  return { clientLog, topics: withDetour(dump), heldAt, injected: dump.filter(wasInjected).map(injectionOf), postgresLogs: logs };
}

/**
 * What the relays have written: of an order that made the detour, the records at the hold; of all others, those of the topic itself.
 * Both count as written to the hold, so that order is judged where a relay has made it.
 */
function withDetour(dump: readonly BrokerRecord[]): BrokerRecord[] {
  const direct = dump
    .filter((record) => !wasInjected(record))
    .filter(({ topic, key }) => heldAt[topic] !== undefined && !makesDetour(topic, key ?? ''))
    .map((record) => ({ ...record, topic: heldAt[record.topic] ?? '' }));
  return [...dump, ...direct];
}

/** One check per invariant. */
export async function judge(databases: OpenDatabases, evidence: Evidence): Promise<Check[]> {
  const books = await readBooks(databases, { withBytes: true });
  const found = Map.groupBy(audit(books, evidence), ({ invariant }) => invariant);
  return [...invariants, ...evidenceInvariants].map(({ name }) => ({
    invariant: name,
    judged: books.orders.length,
    violations: (found.get(name) ?? []).map(({ what }) => what),
  }));
}

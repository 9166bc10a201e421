import { inCausalOrder, tookMs, type TimelineFact } from '../domain/timeline.js';
import type { TimelineRow } from '../persistence/timeline.row.js';
import type { TimelineEntry } from './order.schemas.js';

type Entry = TimelineFact & { readonly row: TimelineRow };

const entryOf = (row: TimelineRow): Entry => ({
  seq: row.seq,
  eventId: row.event_id,
  causationId: row.causation_id,
  fact: row.fact,
  at: row.at,
  row,
});

/** The whole story of an order in causal order. */
export function timelineView(rows: readonly TimelineRow[]): TimelineEntry[] {
  const entries = rows.map(entryOf);
  return inCausalOrder(entries).map((entry) => viewOf(entry, entries));
}

/** Entries as they arrived, measured against all that has arrived so far. */
export function freshView(fresh: readonly TimelineRow[], all: readonly TimelineRow[]): TimelineEntry[] {
  const entries = all.map(entryOf);
  return fresh.map((row) => viewOf(entryOf(row), entries));
}

function viewOf(entry: Entry, all: readonly TimelineFact[]): TimelineEntry {
  const { row } = entry;
  return {
    at: row.at.toISOString(),
    service: row.service,
    fact: row.fact,
    eventId: row.event_id,
    causationId: row.causation_id,
    data: row.data,
    tookMs: tookMs(entry, all),
    ...(row.trace_id && { traceId: row.trace_id }),
  };
}

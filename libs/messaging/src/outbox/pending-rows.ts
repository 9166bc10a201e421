import { maxEventBytes } from './outbox.js';
import type { LeaseConnection } from './lease-connection.js';
import type { OutboxRow } from './outbox-row.js';

export const pageSize = 500;
const maxSendBytes = 2 * maxEventBytes;

/** An aggregate with a blocked row stays behind as a whole, so that nobody sees its event n+1 before n. */
const selectPending = `
  SELECT event_id AS "eventId", topic, key, aggregate_type || ' ' || aggregate_id AS aggregate, aggregate_version AS version,
    octet_length(payload::text) + octet_length(headers::text) AS bytes, payload::text AS payload, headers
  FROM outbox AS pending
  WHERE published_at IS NULL AND shard = ANY($1) AND event_id <> ALL ($2) AND NOT EXISTS (
    SELECT FROM outbox AS stuck
    WHERE stuck.blocked AND stuck.aggregate_type = pending.aggregate_type AND stuck.aggregate_id = pending.aggregate_id)
  ORDER BY id LIMIT ${pageSize}`;

/**
 * All that waits in the shards held, oldest first: for one aggregate the order of ids is the order of its versions.
 * @param sent event ids of rows that are published and not marked yet
 */
export const readPending = (connection: LeaseConnection, sent: Iterable<string>): Promise<OutboxRow[]> =>
  connection.query<OutboxRow & Record<string, unknown>>(selectPending, [connection.held, [...sent]]);

export const markPublished = (connection: LeaseConnection, eventIds: readonly string[]): Promise<unknown> =>
  connection.query('UPDATE outbox SET published_at = clock_timestamp() WHERE event_id = ANY($1)', [eventIds]);

export const markBlocked = (connection: LeaseConnection, { eventId }: OutboxRow): Promise<unknown> =>
  connection.query('UPDATE outbox SET blocked = true WHERE event_id = $1', [eventId]);

/** Cuts a page into sends that one request can carry, in order. */
export function sends(rows: readonly OutboxRow[]): OutboxRow[][] {
  const chunks: OutboxRow[][] = [];
  let total = Infinity;
  for (const row of rows) {
    if (total + row.bytes > maxSendBytes) {
      chunks.push([]);
      total = 0;
    }
    chunks.at(-1)?.push(row);
    total += row.bytes;
  }
  return chunks;
}

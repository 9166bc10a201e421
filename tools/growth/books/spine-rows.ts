import type { ServiceName } from '@app/contracts';
import { eventId } from './orders-of-batch.js';
import { payloadOf } from './words.js';

/** In days: what the hourly clean-up leaves. */
const outboxKeeps = 8;
const inboxKeeps = 14;

const at = `(placed_at + after_ms * interval '1 ms')`;
const rfc3339 = `to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const headers = `'{"ce_specversion":"1.0","ce_id":"' || ${eventId('number')} || '","ce_type":"' || type || '","ce_source":"' || service
  || '","ce_time":"' || ${rfc3339} || '","ce_subject":"' || order_text
  || '","content-type":"application/json","schema-version":"1","aggregate-version":"' || version
  || '","correlation-id":"' || order_text || '","causation-id":"' || ${eventId('cause')} || '"}'`;

/** Long published. */
const outbox = (service: ServiceName): string => `
  INSERT INTO outbox (event_id, shard, topic, key, aggregate_type, aggregate_id, aggregate_version, type, schema_version, payload, headers,
    created_at, published_at)
  SELECT ${eventId('number')}, n % 16, topic, order_text, aggregate, order_text, version, type, 1, (${payloadOf})::json, (${headers})::json,
    ${at}, ${at} + interval '4 ms'
  FROM batch JOIN facts USING (ending)
  WHERE service = '${service}' AND placed_at > now() - interval '${outboxKeeps * 24} hours' ORDER BY n, number`;

/** A cancellation tells somebody who said no himself nothing new. */
const inbox = (service: ServiceName): string => `
  INSERT INTO inbox (consumer, event_id, type, topic, kafka_partition, kafka_offset, outcome, processed_at)
  SELECT '${service}', ${eventId('number')}, type, topic, n % 3, n * 10 + number,
    CASE WHEN type = 'OrderCancelled' AND (ending = 'sold-out' OR '${service}' = 'payment') THEN 'ignored' ELSE 'handled' END, ${at} + interval '6 ms'
  FROM batch JOIN facts USING (ending)
  WHERE '${service}' = ANY(hearers) AND placed_at > now() - interval '${inboxKeeps * 24} hours' ORDER BY n, number`;

export const spineRows = (service: ServiceName): string[] => [outbox(service), inbox(service)];

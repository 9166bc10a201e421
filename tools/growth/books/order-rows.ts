import { eventId, id } from './orders-of-batch.js';
import { dataOf } from './words.js';

const placed = `
  INSERT INTO orders (id, customer_id, status, reason, total_minor, currency, placed_at, updated_at, deadline_at, placed_event_id, version,
    event_seq, timeline_seq, status_since)
  SELECT order_id, customer_id, CASE ending WHEN 'bought' THEN 'completed' WHEN 'capture-failed' THEN 'failed' ELSE 'cancelled' END,
    CASE ending WHEN 'sold-out' THEN 'stock-rejected' WHEN 'declined' THEN 'payment-declined' WHEN 'capture-failed' THEN 'capture-failed' END,
    total, 'EUR', placed_at, placed_at + last_ms * interval '1 ms', placed_at + interval '2 minutes', ${eventId('1')}, told, told, facts,
    placed_at + last_ms * interval '1 ms'
  FROM batch JOIN (
    SELECT ending, max(after_ms) AS last_ms, count(*) AS facts, count(*) FILTER (WHERE service = 'order') AS told FROM facts GROUP BY ending
  ) AS lives USING (ending) ORDER BY n`;

const lines = `
  INSERT INTO order_lines (order_id, position, sku, name, quantity, unit_price_minor)
  SELECT order_id, position, sku, name, 1, price
  FROM batch CROSS JOIN LATERAL (VALUES (0, sku_a, name_a, price_a), (1, sku_b, name_b, price_b)) AS line(position, sku, name, price)
  ORDER BY n, position`;

const timeline = `
  INSERT INTO timeline (order_id, seq, event_id, fact, service, at, causation_id, data)
  SELECT order_id, number, ${eventId('number')}, type, service, placed_at + after_ms * interval '1 ms', ${eventId('cause')}::text,
    (${dataOf})::jsonb
  FROM batch JOIN facts USING (ending) ORDER BY n, number`;

/** Answers are kept for 48 hours. */
const keys = `
  INSERT INTO idempotency_keys (subject, operation, key, fingerprint, answer, created_at)
  SELECT customer_id, 'POST /api/v1/orders', ${id('03')}::text, decode(md5(order_text) || md5(sku_a), 'hex'),
    ('{"id":"' || order_text || '","status":"pending","total":' || money || ',"version":1}')::json, placed_at
  FROM batch WHERE placed_at > now() - interval '48 hours' ORDER BY n`;

export const orderRows = [placed, lines, timeline, keys];

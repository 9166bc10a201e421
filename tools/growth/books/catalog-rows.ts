import { eventId } from './orders-of-batch.js';

const reservations = `
  INSERT INTO reservations (order_id, status, released_because, reserved_event_id, heard_at, ask_at, version, event_seq, updated_at)
  SELECT order_id, CASE ending WHEN 'bought' THEN 'committed' WHEN 'sold-out' THEN 'rejected' WHEN 'declined' THEN 'released' ELSE 'restocked' END,
    CASE ending WHEN 'declined' THEN 'OrderCancelled' END, CASE WHEN ending <> 'sold-out' THEN ${eventId('2')} END, placed_at,
    placed_at + interval '15 minutes', told, told, placed_at
  FROM batch JOIN (SELECT ending, count(*) AS told FROM facts WHERE service = 'catalog' GROUP BY ending) AS lives USING (ending) ORDER BY n`;

const eachLine = `CROSS JOIN LATERAL (VALUES (0, sku_a), (1, sku_b)) AS line(position, sku)`;

const lines = `
  INSERT INTO reservation_lines (order_id, position, sku, quantity)
  SELECT order_id, position, sku, 1 FROM batch ${eachLine} WHERE ending <> 'sold-out' ORDER BY n, position`;

/** Each fact of this service moves both lines in one way. */
const movements = `
  INSERT INTO stock_movements (sku, delta_on_hand, delta_reserved, reason, order_id, cause_id, at)
  SELECT sku, on_hand, reserved, reason, order_id, ${eventId('cause')}::text, placed_at + after_ms * interval '1 ms'
  FROM batch JOIN facts USING (ending)
  JOIN (VALUES ('StockReserved', '', 0, 1, 'reserved'), ('StockCommitted', '', -1, -1, 'committed'),
    ('StockReleased', 'declined', 0, -1, 'released'), ('StockReleased', 'capture-failed', 1, 0, 'restocked')
  ) AS move(type, ending, on_hand, reserved, reason) ON move.type = facts.type AND move.ending IN ('', facts.ending)
  ${eachLine} ORDER BY n, number, position`;

export const catalogRows = [reservations, lines, movements];

/** What was sold must have come in before: a delivery per product, so that stock is what it was, and still the sum of its movements. */
export const deliveries = (since: number): string => `
  INSERT INTO stock_movements (sku, delta_on_hand, delta_reserved, reason, note)
  SELECT sku, -sum(delta_on_hand), 0, 'adjusted', 'what the loaded orders took'
  FROM stock_movements WHERE seq > ${since} GROUP BY sku HAVING sum(delta_on_hand) <> 0`;

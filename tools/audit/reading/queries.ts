/** What an auditor asks. `$1` and `$2` bound the order ids: above the first, up to and with the second. */

const ageOf = (column: string): string => `(extract(epoch FROM now() - ${column}) * 1000)::float8`;
const within = (column: string): string => `${column} > $1 AND ${column} <= $2`;

/** The last order of a part of so many. */
export const lastOfPart = 'SELECT id FROM orders WHERE id > $1 ORDER BY id OFFSET $2 LIMIT 1';

export const orders = `
  SELECT id, customer_id AS customer, status, reason, total_minor AS total, coalesce(units, 0)::int AS units, coalesce(lines, '') AS lines,
    event_seq AS facts, ${ageOf('placed_at')} AS "ageMs", ${ageOf('updated_at')} AS "quietMs"
  FROM orders LEFT JOIN LATERAL (
    SELECT sum(quantity) AS units, string_agg(sku || '×' || quantity, ' ' ORDER BY sku) AS lines FROM order_lines WHERE order_id = orders.id
  ) AS line ON true
  WHERE ${within('id')}`;

export const timelines = `
  SELECT order_id AS "orderId", array_agg(event_id::text) AS "eventIds" FROM timeline WHERE ${within('order_id')} GROUP BY order_id`;

/** No index has them in this order, so they are sorted once, for all parts. */
export const declareKeys = `
  DECLARE audited_keys NO SCROLL CURSOR FOR
  SELECT subject AS customer, key, answer->>'id' AS "orderId" FROM idempotency_keys
  WHERE operation = 'POST /api/v1/orders' ORDER BY answer->>'id' NULLS FIRST`;
export const fetchKeys = 'FETCH 5000 FROM audited_keys';

export const reservations = `
  SELECT order_id AS "orderId", status, coalesce(moved.units, 0)::int AS "unitsTaken", coalesce(line.words, '') AS lines,
    event_seq AS facts, ${ageOf('heard_at')} AS "ageMs", ${ageOf('updated_at')} AS "quietMs"
  FROM reservations
    LEFT JOIN LATERAL (SELECT -sum(delta_on_hand) AS units FROM stock_movements WHERE order_id = reservations.order_id) AS moved ON true
    LEFT JOIN LATERAL (
      SELECT string_agg(sku || '×' || quantity, ' ' ORDER BY sku) AS words FROM reservation_lines WHERE order_id = reservations.order_id
    ) AS line ON true
  WHERE ${within('order_id')}`;

export const payments = `
  SELECT id, order_id AS "orderId", status, amount_minor AS amount, refunding_minor AS refunding, refunded_minor AS refunded,
    payment_token IS NOT NULL AS "hasToken",
    (SELECT coalesce(sum(amount_minor), 0)::int FROM refunds WHERE order_id = payments.order_id AND status = 'succeeded') AS "refundsSucceeded",
    (SELECT count(*)::int FROM bank_commands WHERE order_id = payments.order_id AND status = 'new') AS "openCommands",
    event_seq AS facts, ${ageOf('created_at')} AS "ageMs", ${ageOf('updated_at')} AS "quietMs"
  FROM payments WHERE ${within('order_id')}`;

const hold = 'id, reference, status, amount_minor AS amount, refunded_minor AS refunded';
export const holdsOf = `SELECT ${hold} FROM holds WHERE reference = ANY($1)`;
export const ledgerOf = `
  SELECT authorization_id AS "authorizationId", reference, kind, amount_minor AS amount FROM ledger WHERE reference = ANY($1)`;

export const countHolds = 'SELECT count(*) AS count FROM holds';
export const someHolds = `SELECT ${hold} FROM holds WHERE id > $1 ORDER BY id LIMIT 10000`;
export const knownPayments = 'SELECT id FROM payments WHERE id = ANY($1)';

const fact = `event_id AS "eventId", topic, type, aggregate_type || ' ' || aggregate_id AS aggregate, key, aggregate_version AS version,
    published_at IS NOT NULL AS "isPublished", ${ageOf('greatest(created_at, published_at)')} AS "ageMs"`;
const bytes = 'payload::text AS payload, headers';

/** @param withBytes for who may read them: they hold what customers said, also their card tokens */
export const factsOfOrders = (withBytes: boolean): string => `
  SELECT ${fact}${withBytes ? `, ${bytes}` : ''} FROM outbox
  WHERE ${within('aggregate_id')} AND aggregate_type = $3 ORDER BY aggregate_type, aggregate_id, aggregate_version`;
export const factsOfAll = (withBytes: boolean): string => `
  SELECT ${fact}${withBytes ? `, ${bytes}` : ''} FROM outbox WHERE aggregate_type = $1 ORDER BY aggregate_type, aggregate_id, aggregate_version`;

export const heardOf = 'SELECT event_id AS id FROM inbox WHERE consumer = $1 AND event_id = ANY($2)';
export const countHeard = 'SELECT count(*) AS count FROM inbox WHERE consumer = $1';
/** An inbox is kept longer than the outboxes that it was filled from. */
export const someHeard = `
  SELECT event_id AS id FROM inbox WHERE consumer = $1 AND event_id > $2 AND processed_at > now() - interval '7 days'
  ORDER BY event_id LIMIT 10000`;
export const saidOf = 'SELECT event_id AS id FROM outbox WHERE event_id = ANY($1)';

export const stock = `
  SELECT sku, on_hand AS "onHand", reserved, coalesce(delta_of_on_hand, 0)::float8 AS "movedOnHand",
    coalesce(delta_of_reserved, 0)::float8 AS "movedReserved", coalesce(held.quantity, 0)::float8 AS held
  FROM products
    LEFT JOIN (
      SELECT sku, sum(delta_on_hand) AS delta_of_on_hand, sum(delta_reserved) AS delta_of_reserved FROM stock_movements GROUP BY sku
    ) AS moved USING (sku)
    LEFT JOIN (
      SELECT sku, sum(quantity) AS quantity FROM reservation_lines JOIN reservations USING (order_id) WHERE status = 'reserved' GROUP BY sku
    ) AS held USING (sku)`;

const aggregate = (type: string, id: string, from: string, since: string): string =>
  `SELECT '${type} ' || ${id} AS aggregate, event_seq AS facts, ${ageOf(since)} AS "ageMs" FROM ${from}`;
export const products = aggregate('product', 'sku', 'products', 'created_at');
export const users = aggregate('user', 'id', 'users', 'created_at');

export const deadLetters = `
  SELECT event_id AS "eventId", type, reason, error, status, concat_ws('/', topic, kafka_partition, kafka_offset) AS place FROM dead_letters`;
export const parkedKeys = `SELECT topic || ' ' || key AS words FROM parked_keys`;
export const anomalies = 'SELECT event_id AS "eventId", type, subject, because FROM saga_anomalies';

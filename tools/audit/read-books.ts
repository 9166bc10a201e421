import type { Books, FactEntry, HoldEntry, KeyEntry, LedgerEntry, OrderEntry, PaymentEntry, ReservationEntry, Spine, StockEntry } from './books.js'; // prettier-ignore
import type { OpenDatabases } from './open-databases.js';

const orders = `
  SELECT id, status, reason, total_minor AS total,
    (SELECT coalesce(sum(quantity), 0)::int FROM order_lines WHERE order_id = id) AS units
  FROM orders`;

const keys = `SELECT key, answer->>'id' AS "orderId" FROM idempotency_keys WHERE operation = 'POST /api/v1/orders'`;

const timelines = `SELECT order_id AS "orderId", event_id AS "eventId" FROM timeline ORDER BY order_id, seq`;

const stock = `
  SELECT sku, on_hand AS "onHand", reserved, coalesce(moved.on_hand_sum, 0)::int AS "movedOnHand",
    coalesce(moved.reserved_sum, 0)::int AS "movedReserved"
  FROM products LEFT JOIN (
    SELECT sku, sum(delta_on_hand) AS on_hand_sum, sum(delta_reserved) AS reserved_sum FROM stock_movements GROUP BY sku
  ) AS moved USING (sku)`;

const reservations = `
  SELECT order_id AS "orderId", status,
    (SELECT coalesce(-sum(delta_on_hand), 0)::int FROM stock_movements AS moved WHERE moved.order_id = reservations.order_id) AS "unitsTaken"
  FROM reservations`;

const payments = `
  SELECT id, order_id AS "orderId", status, amount_minor AS amount, refunding_minor AS refunding, refunded_minor AS refunded,
    payment_token IS NOT NULL AS "hasToken",
    (SELECT count(*)::int FROM bank_commands WHERE order_id = payments.order_id AND status = 'new') AS "openCommands"
  FROM payments`;

const holds = 'SELECT id, reference, status, amount_minor AS amount, refunded_minor AS refunded FROM holds';

const ledger = 'SELECT authorization_id AS "authorizationId", reference, kind, amount_minor AS amount FROM ledger';

const facts = `
  SELECT event_id AS "eventId", topic, type, aggregate_type || ' ' || aggregate_id AS aggregate, key, aggregate_version AS version,
    published_at IS NOT NULL AS "isPublished"
  FROM outbox ORDER BY aggregate_type, aggregate_id, aggregate_version`;

const deadLetters = `SELECT concat_ws(' ', type, event_id, reason, error) AS words FROM dead_letters WHERE status = 'parked'`;
const parkedKeys = `SELECT topic || ' ' || key AS words FROM parked_keys`;
const anomalies = `SELECT concat_ws(' ', type, 'of', subject, because) AS words FROM saga_anomalies`;

/** Reads all five databases. They are no snapshot of one moment: who reads them waits until nothing moves, or reads again. */
export async function readBooks(databases: OpenDatabases): Promise<Books> {
  const { order, catalog, payment, bank } = databases;
  return {
    orders: await order.rows<OrderEntry>(orders),
    keys: await order.rows<KeyEntry>(keys),
    timelines: grouped(await order.rows<{ orderId: string; eventId: string }>(timelines)),
    stock: await catalog.rows<StockEntry>(stock),
    reservations: await catalog.rows<ReservationEntry>(reservations),
    payments: await payment.rows<PaymentEntry>(payments),
    holds: await bank.rows<HoldEntry>(holds),
    ledger: await bank.rows<LedgerEntry>(ledger),
    spines: await Promise.all((['user', 'catalog', 'order', 'payment'] as const).map((service) => readSpine(databases, service))),
  };
}

async function readSpine(databases: OpenDatabases, service: Spine['service']): Promise<Spine> {
  const { rows } = databases[service];
  const words = async (sql: string): Promise<string[]> => (await rows<{ words: string }>(sql)).map((row) => row.words);
  return {
    service,
    facts: await rows<FactEntry>(facts),
    inbox: new Set((await rows<{ event_id: string }>('SELECT event_id FROM inbox')).map((row) => row.event_id)),
    deadLetters: await words(deadLetters),
    parkedKeys: await words(parkedKeys),
    anomalies: await words(anomalies),
  };
}

function grouped(rows: readonly { orderId: string; eventId: string }[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { orderId, eventId } of rows) groups.set(orderId, [...(groups.get(orderId) ?? []), eventId]);
  return groups;
}

import type { DatabaseName } from '../names.js';

/** By table: the columns. */
export type Rights = Readonly<Record<string, string>>;

/** What was said is not the auditor's business, only that it was: payloads hold names of customers and tokens of cards. */
const outbox: Rights = {
  outbox: 'event_id, topic, type, key, aggregate_type, aggregate_id, aggregate_version, created_at, published_at, blocked',
};
const spine: Rights = {
  ...outbox,
  inbox: 'consumer, event_id, type, topic, outcome, processed_at',
  saga_anomalies: 'id, event_id, type, subject, because, seen_at',
  dead_letters: 'id, consumer, event_id, key, type, topic, kafka_partition, kafka_offset, reason, error, attempts, dead_at, status',
  parked_keys: 'consumer, topic, key, since',
};

/** All that an auditor may see: states, amounts, counts and ids. No names, no addresses, no passwords, no keys. */
export const auditorRights: Readonly<Record<DatabaseName, Rights>> = {
  user: { ...spine, users: 'id, event_seq, created_at' },
  catalog: {
    ...spine,
    products: 'sku, on_hand, reserved, event_seq, created_at',
    reservations: 'order_id, status, event_seq, heard_at, updated_at',
    reservation_lines: 'order_id, sku, quantity',
    stock_movements: 'sku, delta_on_hand, delta_reserved, reason, order_id, at',
  },
  order: {
    ...spine,
    orders: 'id, customer_id, status, reason, total_minor, event_seq, placed_at, updated_at',
    order_lines: 'order_id, sku, quantity',
    timeline: 'order_id, seq, event_id, fact, service, at',
    idempotency_keys: 'subject, operation, key, answer, created_at',
  },
  payment: {
    ...spine,
    // The token itself, because whether it is forgotten is a question about the column.
    payments: 'id, order_id, status, amount_minor, refunding_minor, refunded_minor, payment_token, event_seq, created_at, updated_at',
    refunds: 'id, order_id, amount_minor, status',
    bank_commands: 'id, order_id, refund_id, kind, idempotency_key, status, attempts, next_at, created_at, done_at',
    payment_ledger: 'seq, command_id, order_id, payment_id, kind, amount_minor, at',
  },
  bank: {
    holds: 'id, reference, amount_minor, status, refunded_minor, created_at',
    ledger: 'seq, authorization_id, reference, kind, amount_minor, idempotency_key, at',
  },
};

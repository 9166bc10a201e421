import { randomUUID } from 'node:crypto';
import { appendTo, type Tx } from '@app/database';

const inbox = `
  INSERT INTO inbox (consumer, event_id, type, topic, kafka_partition, kafka_offset, outcome)
  VALUES ($1, $2, $3, $4, 0, 0, 'handled') ON CONFLICT DO NOTHING RETURNING event_id`;

const outbox = appendTo('outbox', {
  event_id: 'uuid', shard: 'smallint', topic: 'text', key: 'text', aggregate_type: 'text', aggregate_id: 'text',
  aggregate_version: 'int', type: 'text', schema_version: 'smallint', payload: 'json', headers: 'json',
}); // prettier-ignore

const SHARDS = 16;

/** A fact between two steps. */
export interface ToldFact {
  readonly id: string;
  readonly type: string;
  readonly topic: string;
}

/** What the consumer does first. */
export async function hear(tx: Tx, consumer: string, { id, type, topic }: ToldFact): Promise<void> {
  await tx.query(inbox, [consumer, id, type, topic]);
}

/** States a fact as the outbox does, with data and headers of the usual size. */
export function tell(tx: Tx, service: string, type: string, orderId: string, version: number): ToldFact {
  const id = randomUUID();
  const topic = `${service}.events.v1`;
  tx.append(outbox, {
    event_id: id,
    shard: Number.parseInt(orderId.slice(-2), 16) % SHARDS,
    topic,
    key: orderId,
    aggregate_type: service,
    aggregate_id: orderId,
    aggregate_version: version,
    type,
    schema_version: 1,
    payload: JSON.stringify({
      orderId,
      customerId: id,
      lines: [{ sku: 'FLOOR-1', quantity: 1, unitPrice: { amount: 1999, currency: 'EUR' } }],
    }),
    headers: JSON.stringify({
      ce_specversion: '1.0',
      ce_id: id,
      ce_type: type,
      ce_source: service,
      ce_subject: orderId,
      ce_time: new Date().toISOString(),
      'correlation-id': orderId,
      'causation-id': id,
    }),
  });
  return { id, type, topic };
}

/** What the relay does when the broker has the record. */
export async function markPublished(tx: Tx, { id }: ToldFact): Promise<void> {
  await tx.execute('UPDATE outbox SET published_at = clock_timestamp() WHERE event_id = $1', [id]);
}

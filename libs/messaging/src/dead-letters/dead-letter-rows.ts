import type { Tx } from '@app/database';
import type { BrokerRecord } from '../broker.js';

export interface DeadLetterRow {
  readonly id: number;
  readonly consumer: string;
  readonly event_id: string;
  readonly key: string | null;
  readonly type: string | null;
  readonly topic: string;
  readonly kafka_partition: number;
  readonly kafka_offset: number;
  readonly raw_value: Buffer | null;
  readonly raw_headers: Record<string, string>;
  readonly reason: string;
  readonly error: string;
  readonly attempts: number;
  readonly dead_at: Date;
  readonly status: 'parked' | 'replayed' | 'discarded';
}

const columns =
  'id, consumer, event_id, key, type, topic, kafka_partition, kafka_offset, raw_value, raw_headers, reason, error, attempts, dead_at, status';

export const listLetters = (tx: Tx, limit: number): Promise<DeadLetterRow[]> =>
  tx.query<DeadLetterRow & Record<string, unknown>>(`SELECT ${columns} FROM dead_letters WHERE status = 'parked' ORDER BY id LIMIT $1`, [
    limit,
  ]);

export async function findLetter(tx: Tx, id: number): Promise<DeadLetterRow | undefined> {
  const sql = `SELECT ${columns} FROM dead_letters WHERE id = $1 FOR UPDATE`;
  return (await tx.query<DeadLetterRow & Record<string, unknown>>(sql, [id]))[0];
}

/** The waiting letters of the same key, oldest first. */
export const waitingLetters = (tx: Tx, { consumer, topic, key }: DeadLetterRow): Promise<{ id: number }[]> =>
  tx.query<{ id: number }>(
    `SELECT id FROM dead_letters WHERE consumer = $1 AND topic = $2 AND key = $3 AND status = 'parked' ORDER BY id`,
    [consumer, topic, key],
  );

export const resolve = (tx: Tx, id: number, status: 'replayed' | 'discarded', resolution: string | null, by: string): Promise<unknown> =>
  tx.execute('UPDATE dead_letters SET status = $2, resolution = $3, resolved_by = $4, resolved_at = now() WHERE id = $1', [
    id,
    status,
    resolution,
    by,
  ]);

/** The record as it came from the broker. */
export const recordOf = (letter: DeadLetterRow): BrokerRecord => ({
  topic: letter.topic,
  partition: letter.kafka_partition,
  offset: BigInt(letter.kafka_offset),
  key: letter.key,
  value: letter.raw_value,
  headers: letter.raw_headers,
});

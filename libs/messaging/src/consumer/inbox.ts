import { Injectable } from '@nestjs/common';
import type { Tx } from '@app/database';
import { MessagingConfig } from '../messaging-config.js';
import type { Message } from './message.js';

const insert = `
  INSERT INTO inbox (consumer, event_id, type, topic, kafka_partition, kafka_offset, outcome)
  SELECT $1, event_id, type, topic, kafka_partition, kafka_offset, 'handled'
  FROM unnest($2::uuid[], $3::text[], $4::text[], $5::int[], $6::bigint[]) AS row(event_id, type, topic, kafka_partition, kafka_offset)
  ON CONFLICT DO NOTHING RETURNING event_id`;

/** Remembers which events were handled, in the transaction of their effect. */
@Injectable()
export class Inbox {
  readonly #consumer: string;

  constructor(config: MessagingConfig) {
    this.#consumer = config.SERVICE_NAME;
  }

  /**
   * Must be the first statement of the transaction: a twin that is being handled elsewhere makes it wait for that outcome.
   * @param messages by event id, without repetitions
   * @returns the ids that are new here
   */
  async admit(tx: Tx, messages: ReadonlyMap<string, Message>): Promise<ReadonlySet<string>> {
    if (messages.size === 0) return new Set();
    const sorted = [...messages].toSorted(([left], [right]) => (left < right ? -1 : 1)); // one order for all, or two batches deadlock
    const records = sorted.map(([, message]) => message.record);
    const rows = await tx.query<{ event_id: string }>(insert, [
      this.#consumer,
      sorted.map(([id]) => id),
      records.map((record) => record.headers['ce_type'] ?? ''),
      records.map((record) => record.topic),
      records.map((record) => record.partition),
      records.map((record) => record.offset),
    ]);
    return new Set(rows.map((row) => row.event_id));
  }

  async setOutcome(tx: Tx, outcome: 'ignored' | 'dead', eventIds: readonly string[]): Promise<void> {
    if (eventIds.length === 0) return;
    await tx.execute('UPDATE inbox SET outcome = $3 WHERE consumer = $1 AND event_id = ANY($2)', [this.#consumer, eventIds, outcome]);
  }

  /** Lets a dead letter's event in again. */
  async forget(tx: Tx, eventId: string): Promise<void> {
    await tx.execute(`DELETE FROM inbox WHERE consumer = $1 AND event_id = $2 AND outcome = 'dead'`, [this.#consumer, eventId]);
  }
}

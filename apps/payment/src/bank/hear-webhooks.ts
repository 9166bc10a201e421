import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';

/** That something happened at the bank, about the payment `reference`. What happened is asked, never believed. */
export interface Hint {
  /** UUID of the bank's own event. */
  readonly id: string;
  readonly type: string;
  readonly reference: string;
}

/**
 * Repeating an open command under its key is how the bank is asked. One that waits for its next attempt is due at once, and
 * one whose call is under way within a second, should its answer not come.
 */
const ask = `
  WITH fresh AS (
    INSERT INTO inbox (consumer, event_id, type, topic, kafka_partition, kafka_offset, outcome)
    SELECT 'bank-webhooks', id, type, 'bank', 0, 0, 'handled' FROM unnest($1::uuid[], $2::text[]) AS hint(id, type) ORDER BY id
    ON CONFLICT DO NOTHING RETURNING event_id
  ), due AS (
    SELECT bank_commands.id FROM fresh
    JOIN unnest($1::uuid[], $3::uuid[]) AS hint(id, payment_id) ON hint.id = fresh.event_id
    JOIN payments ON payments.id = hint.payment_id
    JOIN bank_commands ON bank_commands.order_id = payments.order_id AND bank_commands.status = 'new'
    FOR UPDATE OF bank_commands SKIP LOCKED
  )
  UPDATE bank_commands SET next_at = now(), lease_until = least(lease_until, now() + interval '1 second')
  WHERE id IN (SELECT id FROM due)`;

/** Takes hints of the bank, each once. */
@Injectable()
export class HearWebhooks {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DatabaseUnavailable, upon which the bank sends them again */
  async hear(hints: readonly Hint[]): Promise<void> {
    const columns = [hints.map(({ id }) => id), hints.map(({ type }) => type), hints.map(({ reference }) => reference)];
    await this.unitOfWork.run((tx) => tx.execute(ask, columns));
  }
}

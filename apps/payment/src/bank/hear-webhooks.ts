import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { Batcher } from './batcher.js';

/** That something happened at the bank, about the payment `reference`. What happened is asked, never believed. */
export interface Hint {
  /** UUID of the bank's own event. */
  readonly id: string;
  readonly type: string;
  readonly reference: string;
}

const atOnce = 200;

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

/** Takes hints of the bank, each once, many at a time. */
@Injectable()
export class HearWebhooks {
  readonly #batcher = new Batcher<{ hint: Hint; settle: (result: Promise<void>) => void }>(atOnce, async (waiting) => {
    const saved = this.#save(new Map(waiting.map(({ hint }) => [hint.id, hint])));
    for (const { settle } of waiting) settle(saved);
    await saved.catch(() => undefined); // each who waits has been told
  });

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DatabaseUnavailable, upon which the bank sends it again */
  hear(hint: Hint): Promise<void> {
    return new Promise((settle) => this.#batcher.push({ hint, settle }));
  }

  async #save(hints: ReadonlyMap<string, Hint>): Promise<void> {
    const all = [...hints.values()];
    const columns = [all.map(({ id }) => id), all.map(({ type }) => type), all.map(({ reference }) => reference)];
    await this.unitOfWork.run((tx) => tx.execute(ask, columns));
  }
}

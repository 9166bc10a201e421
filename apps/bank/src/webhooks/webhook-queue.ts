import { Injectable } from '@nestjs/common';
import { appendTo, UnitOfWork, type Tx } from '@app/database';
import { newId } from '@app/kernel';
import { BankConfig } from '../bank.config.js';
import type { EffectKind, Hold } from '../domain/hold.js';

/** A hint that something happened. Whoever gets one asks for the truth. */
export interface BankEvent {
  readonly id: string;
  readonly type: EffectKind;
  readonly authorizationId: string;
  readonly reference: string;
  /** RFC 3339, UTC. */
  readonly at: string;
}

export interface DueEvent {
  readonly event: BankEvent;
  readonly attempts: number;
}

const webhooks = appendTo('webhooks', { id: 'uuid', type: 'text', authorization_id: 'uuid', reference: 'text' });

export const takenAtOnce = 200;

/** Taken ones are not due again before their backoff is over, so that a sender that dies loses none. */
const take = `
  UPDATE webhooks SET attempts = attempts + 1, next_at = now() + interval '2 seconds' * power(2, attempts)
  WHERE id IN (SELECT id FROM webhooks WHERE next_at <= now() ORDER BY next_at LIMIT ${takenAtOnce} FOR UPDATE SKIP LOCKED)
  RETURNING id, type, authorization_id, reference, at, attempts`;

interface Row {
  readonly id: string;
  readonly type: EffectKind;
  readonly authorization_id: string;
  readonly reference: string;
  readonly at: Date;
  readonly attempts: number;
}

@Injectable()
export class WebhookQueue {
  constructor(
    private readonly config: BankConfig,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  add(tx: Tx, { id, reference }: Hold, type: EffectKind): void {
    if (!this.config.BANK_WEBHOOK_URL) return;
    tx.append(webhooks, { id: newId(), type, authorization_id: id, reference });
  }

  async takeDue(): Promise<DueEvent[]> {
    const rows = await this.unitOfWork.run((tx) => tx.query<Row>(take));
    return rows.map(({ id, type, authorization_id, reference, at, attempts }) => ({
      event: { id, type, authorizationId: authorization_id, reference, at: at.toISOString() },
      attempts,
    }));
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.unitOfWork.run((tx) => tx.execute('DELETE FROM webhooks WHERE id = ANY($1)', [ids]));
  }
}

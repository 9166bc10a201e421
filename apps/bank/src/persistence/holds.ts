import { Injectable } from '@nestjs/common';
import { appendTo, changesTo, UnitOfWork, type Tx } from '@app/database';
import type { Effect, Hold, HoldStatus } from '../domain/hold.js';

interface Row {
  readonly id: string;
  readonly reference: string;
  readonly payment_token: string;
  readonly amount_minor: number;
  readonly currency: string;
  readonly status: HoldStatus;
  readonly reason: string | null;
  readonly refunded_minor: number;
}

const newHolds = appendTo('holds', {
  id: 'uuid', reference: 'text', payment_token: 'text', amount_minor: 'bigint', currency: 'text', status: 'text', reason: 'text',
}); // prettier-ignore

const ledger = appendTo('ledger', {
  authorization_id: 'uuid', reference: 'text', kind: 'text', amount_minor: 'bigint', currency: 'text', idempotency_key: 'text',
}); // prettier-ignore

const columns = 'id, reference, payment_token, amount_minor, currency, status, reason, refunded_minor';
const byId = `SELECT ${columns} FROM holds WHERE id = $1`;
const byReference = `SELECT ${columns} FROM holds WHERE reference = $1 ORDER BY id LIMIT 100`;
const open = `
  SELECT ${columns} FROM holds
  WHERE status IN ('authorized', 'capture-refused') AND id > $1 AND created_at < now() - interval '1 minute' ORDER BY id LIMIT 100`;
const holds = changesTo('holds', ['id'], { id: 'uuid', status: 'text', reason: 'text', refunded_minor: 'bigint' });

/** Holds and the ledger of what happened to them. */
@Injectable()
export class Holds {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find(id: string): Promise<Hold | undefined> {
    return this.unitOfWork.read<Row>(byId, [id]).then((rows) => rows.map(toHold)[0]);
  }

  findOf(reference: string): Promise<Hold[]> {
    return this.unitOfWork.read<Row>(byReference, [reference]).then((rows) => rows.map(toHold));
  }

  /** Open for more than a minute, oldest first. @param after the id of the last one seen */
  findOpen(after: string): Promise<Hold[]> {
    return this.unitOfWork.run(async (tx) => (await tx.query<Row>(open, [after])).map(toHold));
  }

  async lock(tx: Tx, id: string): Promise<Hold | undefined> {
    return (await tx.query<Row>(`${byId} FOR UPDATE`, [id])).map(toHold)[0];
  }

  add(tx: Tx, { id, reference, paymentToken, amount, status, reason }: Hold): void {
    const { amount: amount_minor, currency } = amount;
    tx.append(newHolds, { id, reference, payment_token: paymentToken, amount_minor, currency, status, reason: reason ?? null });
  }

  save(tx: Tx, { id, status, reason, refunded }: Hold): void {
    tx.save(holds, { id, status, reason, refunded_minor: refunded });
  }

  enter(tx: Tx, { id, reference }: Hold, { kind, amount: { amount, currency } }: Effect, idempotencyKey: string): void {
    tx.append(ledger, { authorization_id: id, reference, kind, amount_minor: amount, currency, idempotency_key: idempotencyKey });
  }
}

const toHold = (row: Row): Hold => ({
  id: row.id,
  reference: row.reference,
  paymentToken: row.payment_token,
  amount: { amount: row.amount_minor, currency: row.currency },
  status: row.status,
  ...(row.reason !== null && { reason: row.reason }),
  refunded: row.refunded_minor,
});

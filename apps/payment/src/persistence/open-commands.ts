import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '@app/database';
import type { TakenCommand } from '../bank/taken-command.js';
import type { BankCommand, CommandKind } from '../domain/bank-command.js';
import { requestOf } from '../domain/bank-request.js';
import { lockedPayment, paymentColumns, type PaymentColumns } from './locked-payment.js';

/**
 * Commands that nobody carries out: given back after an outcome that nobody knows, or their lease ran out. Those that another
 * instance is taking are left to it. An old refund is repeated by nobody: the bank may have forgotten its key and pay twice.
 */
const take = `
  WITH due AS MATERIALIZED (
    SELECT id FROM bank_commands
    WHERE status = 'new' AND next_at <= now() AND (lease_until IS NULL OR lease_until < now())
      AND (kind <> 'refund' OR created_at > now() - interval '1 day')
    ORDER BY next_at LIMIT $1 FOR UPDATE SKIP LOCKED
  ), taken AS (
    UPDATE bank_commands SET lease_until = now() + interval '30 seconds' FROM due WHERE bank_commands.id = due.id
    RETURNING bank_commands.*
  )
  SELECT taken.id AS command_id, taken.kind, taken.idempotency_key, taken.causation_id, taken.traceparent, taken.refund_id,
    taken.created_at < now() - interval '1 day' AS is_old, refunds.amount_minor AS refund_minor, ${paymentColumns('payments')}
  FROM taken JOIN payments USING (order_id) LEFT JOIN refunds ON refunds.id = taken.refund_id`;

interface Row extends PaymentColumns {
  readonly command_id: string;
  readonly kind: CommandKind;
  readonly idempotency_key: string;
  readonly causation_id: string;
  readonly traceparent: string | null;
  readonly refund_id: string | null;
  readonly refund_minor: number | null;
  readonly is_old: boolean;
}

const close = `UPDATE bank_commands SET status = 'done', done_at = now() WHERE id = ANY($1) AND status = 'new' RETURNING id`;

/** Doubles from half a second to five. */
const postpone = `
  UPDATE bank_commands SET lease_until = NULL, attempts = attempts + 1,
    next_at = now() + least(5, 0.5 * power(2, least(attempts, 10))) * interval '1 second'
  WHERE id = ANY($1) AND status = 'new'`;

const release = `UPDATE bank_commands SET lease_until = NULL WHERE id = ANY($1) AND status = 'new'`;

const oldest = `SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS seconds FROM bank_commands WHERE status = 'new'`;

/** The bank commands whose answer is not recorded yet. */
@Injectable()
export class OpenCommands {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Leases what is due to this process, the longest due first. */
  async take(limit: number): Promise<TakenCommand[]> {
    const takenAt = performance.now();
    const rows = await this.unitOfWork.run((tx) => tx.query<Row>(take, [limit]));
    return rows.map((row) => takenCommand(row, takenAt));
  }

  /** @returns those that were open: an answer to any other has been recorded before */
  async close(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await tx.query<{ id: string }>(close, [ids])).map(({ id }) => id));
  }

  /** To be tried again later, by whoever comes first. */
  async postpone(ids: readonly string[]): Promise<void> {
    await this.unitOfWork.run((tx) => tx.execute(postpone, [ids]));
  }

  /** Gives back what was never called. */
  async release(ids: readonly string[]): Promise<void> {
    await this.unitOfWork.run((tx) => tx.execute(release, [ids]));
  }

  /** How long the oldest has been open, in seconds; 0 when none is. */
  async oldestSeconds(): Promise<number> {
    const [row] = await this.unitOfWork.run((tx) => tx.query<{ seconds: number }>(oldest));
    return row?.seconds ?? 0;
  }
}

function takenCommand(row: Row, takenAt: number): TakenCommand {
  const { state } = lockedPayment(row);
  return {
    id: row.command_id,
    orderId: row.order_id,
    idempotencyKey: row.idempotency_key,
    request: requestOf(state, commandOf(row)),
    cause: { id: row.causation_id, correlationId: row.order_id, ...(row.traceparent && { traceparent: row.traceparent }) },
    takenAt,
    isOld: row.is_old,
  };
}

const commandOf = ({ kind, refund_id, refund_minor, currency }: Row): BankCommand =>
  kind === 'refund' ? { kind, refundId: refund_id ?? '', amount: { amount: refund_minor ?? 0, currency: currency ?? '' } } : { kind };

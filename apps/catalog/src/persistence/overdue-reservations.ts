import type { Tx } from '@app/database';
import type { Cause } from '@app/kernel';

export interface OverdueReservation {
  readonly orderId: string;
  /** RFC 3339, UTC. */
  readonly reservedAt: string;
  /** The StockReserved that started the clock. */
  readonly cause: Cause;
}

type Row = { order_id: string; heard_at: Date; reserved_event_id: string; traceparent: string | null };

/** Rows that another instance is asking about are left to it. */
const take = `
  WITH overdue AS MATERIALIZED (
    SELECT order_id FROM reservations WHERE status = 'reserved' AND ask_at <= now()
    ORDER BY ask_at LIMIT $1 FOR UPDATE SKIP LOCKED
  )
  UPDATE reservations SET ask_at = now() + interval '60 seconds' FROM overdue WHERE reservations.order_id = overdue.order_id
  RETURNING reservations.order_id, heard_at, reserved_event_id, traceparent`;

/** Locks reservations that are due to be asked about, and puts the next question off by a minute. */
export async function takeOverdue(tx: Tx, limit: number): Promise<OverdueReservation[]> {
  return (await tx.query<Row>(take, [limit])).map(({ order_id, heard_at, reserved_event_id, traceparent }) => ({
    orderId: order_id,
    reservedAt: heard_at.toISOString(),
    cause: { id: reserved_event_id, ...(traceparent && { traceparent }) },
  }));
}

import type { Tx } from '@app/database';
import type { OrderState } from '../domain/order.js';

/** An order whose row is ours until the transaction ends; the counters move with each change inside it. */
export interface LockedOrder {
  readonly id: string;
  state: OrderState;
  /** The ETag: +1 per visible change. */
  version: number;
  /** +1 per event of the order: the outbox's aggregate version. */
  eventSeq: number;
  /** +1 per entry of its timeline, in arrival order: the id of its server-sent events. */
  timelineSeq: number;
}

type Row = {
  id: string;
  status: OrderState['status'];
  reason: OrderState['reason'] | null;
  version: number;
  event_seq: number;
  timeline_seq: number;
};

const lock = `
  SELECT id, status, reason, version, event_seq, timeline_seq FROM orders WHERE id = ANY($1) ORDER BY id FOR UPDATE`;

export async function lockOrders(tx: Tx, ids: readonly string[]): Promise<LockedOrder[]> {
  return (await tx.query<Row>(lock, [ids])).map(({ id, status, reason, version, event_seq, timeline_seq }) => ({
    id,
    state: { id, status, ...(reason && { reason }) },
    version,
    eventSeq: event_seq,
    timelineSeq: timeline_seq,
  }));
}

const save = `
  UPDATE orders SET status = $3, reason = $4, version = $5, event_seq = $6, timeline_seq = $7, updated_at = now(),
    status_since = CASE WHEN status = $3 THEN status_since ELSE now() END, restated = CASE WHEN status = $3 THEN restated ELSE 0 END,
    restate_at = CASE WHEN status = $3 THEN restate_at END
  WHERE id = $1 AND timeline_seq = $2`;

/** Writes the order as it is now, over the state in which its timeline had this length. */
export async function saveOrder(tx: Tx, order: LockedOrder, timelineSeqBefore: number): Promise<void> {
  const { status, reason = null } = order.state;
  const values = [order.id, timelineSeqBefore, status, reason, order.version, order.eventSeq, order.timelineSeq];
  if ((await tx.execute(save, values)) !== 1) throw new Error(`order ${order.id} changed although it was locked`);
}

import { changesTo, type Tx } from '@app/database';
import { waitingSince } from '@app/platform';
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

const orders = changesTo(
  'orders',
  ['id'],
  { id: 'uuid', status: 'text', reason: 'text', version: 'int', event_seq: 'int', timeline_seq: 'int' },
  { updated_at: 'now()', ...waitingSince('orders') },
);

/** The order will be written as it is now, or as a later change of the transaction leaves it. */
export function saveOrder(tx: Tx, { id, state, version, eventSeq, timelineSeq }: LockedOrder): void {
  const { status, reason = null } = state;
  tx.save(orders, { id, status, reason, version, event_seq: eventSeq, timeline_seq: timelineSeq });
}

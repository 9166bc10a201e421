import type { StockLine } from '@app/contracts';
import { changesTo, type Tx } from '@app/database';
import type { Cause } from '@app/kernel';
import type { ReservationState } from '../domain/reservation.js';

/** A reservation whose row is ours until the transaction ends; the counters move with each change inside it. */
export interface LockedReservation {
  state: ReservationState;
  /** +1 per write. */
  version: number;
  /** +1 per event of the reservation: the outbox's aggregate version. */
  eventSeq: number;
  /** The StockReserved that started the clock, when it was said in this transaction. */
  reservedBy?: Cause;
}

const create = `
  INSERT INTO reservations (order_id, ask_at) SELECT id, now() + make_interval(secs => $2) FROM unnest($1::uuid[]) AS row(id)
  ON CONFLICT (order_id) DO NOTHING`;

/** Makes rows for orders that were never heard of. Sorted, or two batches could wait for each other. */
export async function createReservations(tx: Tx, orderIds: readonly string[], askAfterSeconds: number): Promise<void> {
  if (orderIds.length > 0) await tx.execute(create, [orderIds.toSorted(), askAfterSeconds]);
}

type Row = {
  order_id: string;
  status: ReservationState['status'];
  released_because: ReservationState['releasedBecause'] | null;
  version: number;
  event_seq: number;
};

const lock = `
  SELECT order_id, status, released_because, version, event_seq FROM reservations
  WHERE order_id = ANY($1) ORDER BY order_id FOR UPDATE`;

/** A statement of its own, after the lock: one that waits for a lock still sees other tables as they were before it waited. */
const readLines = 'SELECT order_id, sku, quantity FROM reservation_lines WHERE order_id = ANY($1) ORDER BY order_id, position';

export async function lockReservations(tx: Tx, orderIds: readonly string[]): Promise<LockedReservation[]> {
  if (orderIds.length === 0) return [];
  const [rows, lines] = await Promise.all([
    tx.query<Row>(lock, [orderIds]),
    tx.query<StockLine & { order_id: string }>(readLines, [orderIds]),
  ]);
  const linesOf = Map.groupBy(lines, (line) => line.order_id);
  return rows.map(({ order_id, status, released_because, version, event_seq }) => ({
    state: {
      orderId: order_id,
      status,
      lines: (linesOf.get(order_id) ?? []).map(({ sku, quantity }) => ({ sku, quantity })),
      ...(released_because && { releasedBecause: released_because }),
    },
    version,
    eventSeq: event_seq,
  }));
}

const reservations = changesTo(
  'reservations',
  ['order_id'],
  {
    order_id: 'uuid',
    status: 'text',
    released_because: 'text',
    version: 'int',
    event_seq: 'int',
    reserved_event_id: 'uuid',
    traceparent: 'text',
  },
  {
    reserved_event_id: 'coalesce(given.reserved_event_id, reservations.reserved_event_id)',
    traceparent: 'coalesce(given.traceparent, reservations.traceparent)',
    updated_at: 'now()',
  },
);

/** The reservation will be written as it is now, or as a later change of the transaction leaves it. */
export function saveReservation(tx: Tx, { state, version, eventSeq, reservedBy }: LockedReservation): void {
  const { orderId, status, releasedBecause } = state;
  tx.save(reservations, {
    order_id: orderId,
    status,
    released_because: releasedBecause,
    version,
    event_seq: eventSeq,
    reserved_event_id: reservedBy?.id,
    traceparent: reservedBy?.traceparent,
  });
}

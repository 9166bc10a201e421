import { Injectable } from '@nestjs/common';
import { orderIdsOf, StockReserved, type EventDefinition, type EventOf, type StockLine } from '@app/contracts';
import { appendTo, Tx } from '@app/database';
import { currentCause, type Cause } from '@app/kernel';
import { Claims, Outbox } from '@app/messaging';
import { CatalogConfig } from '../catalog.config.js';
import { opensReservation, type HeardFact, type ReservationFact } from '../domain/reservation-facts.js';
import { decide, newReservation, type ReservationDecision } from '../domain/reservation.js';
import { createReservations, lockReservations, saveReservation, type LockedReservation } from './locked-reservation.js';
import { StockLevels } from './stock-levels.js';

const reservationLines = appendTo('reservation_lines', { order_id: 'uuid', position: 'int', sku: 'text', quantity: 'bigint' });

/**
 * Changes reservations in one shape, whoever asks: claim the rows, decide, write. State, stock and facts are saved together in
 * the present transaction.
 */
@Injectable()
export class Reservations extends Claims {
  constructor(
    private readonly outbox: Outbox,
    private readonly stock: StockLevels,
    private readonly config: CatalogConfig,
  ) {
    super();
  }

  /** Locks the reservations of a batch, then all stock that they hold or ask for, before its handlers run. */
  async claim(tx: Tx, events: readonly EventOf<EventDefinition>[]): Promise<void> {
    const opened = orderIdsOf(events.filter(({ type }) => opensReservation(type)));
    const orderIds = orderIdsOf(events);
    await Promise.all([
      createReservations(tx, opened, this.config.RESERVATION_SECONDS),
      this.lock(tx, orderIds),
      this.stock.lock(tx, skusOf(events), orderIds),
    ]);
  }

  async lock(tx: Tx, orderIds: readonly string[]): Promise<void> {
    const locked = this.#locked(tx);
    for (const reservation of await lockReservations(tx, orderIds)) locked.set(reservation.state.orderId, reservation);
  }

  /** What happens when the order service states a fact. */
  hear(event: HeardFact): ReservationDecision {
    const { orderId } = event.data;
    if (event.type !== 'OrderPlaced') return this.change(orderId, { type: event.type });
    return this.change(orderId, { type: event.type, lines: event.data.lines, stock: this.stock.locked });
  }

  /** The reservation must be locked, and the stock too unless the fact moves none. */
  change(orderId: string, fact: ReservationFact, cause: Cause | undefined = currentCause()): ReservationDecision {
    const reservation = this.#locked(Tx.current()).get(orderId);
    if (!reservation) return unknownOrder(orderId);
    const decision = decide(reservation.state, fact);
    this.#write(reservation, decision, cause);
    return decision;
  }

  /** Nothing is waited for: handlers of other orders run beside this one and decide on the same stock. */
  #write(reservation: LockedReservation, { outcome, state, facts, commands }: ReservationDecision, cause?: Cause): void {
    if (outcome !== 'applied' && facts.length === 0) return;
    const tx = Tx.current();
    const { orderId, lines } = state;
    const isNew = reservation.state.status === 'none';
    reservation.state = state;
    reservation.version += 1;
    if (isNew) for (const [position, line] of lines.entries()) tx.append(reservationLines, { order_id: orderId, position, ...line });
    for (const movement of commands) this.stock.move(tx, movement, { orderId });
    for (const fact of facts) {
      const event = this.outbox.emit(fact, ++reservation.eventSeq, cause);
      if (isNew && event.type === StockReserved.type) reservation.reservedBy = event;
    }
    saveReservation(tx, reservation);
  }

  #locked(tx: Tx): Map<string, LockedReservation> {
    return tx.scope(this, () => new Map());
  }
}

const skusOf = (events: readonly EventOf<EventDefinition>[]): string[] => [
  ...new Set(events.flatMap(({ data }) => ((data['lines'] ?? []) as readonly StockLine[]).map(({ sku }) => sku))),
];

const unknownOrder = (orderId: string): ReservationDecision => ({
  outcome: 'anomaly',
  because: 'unknown-order',
  state: newReservation(orderId),
  facts: [],
  commands: [],
});

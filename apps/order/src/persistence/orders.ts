import { Injectable } from '@nestjs/common';
import { orderIdsOf, type EventDefinition, type EventOf, type NewFact } from '@app/contracts';
import { Tx } from '@app/database';
import { currentCause, type Cause } from '@app/kernel';
import { Claims, Outbox, type SaidFact } from '@app/messaging';
import { OrderMetrics } from '../application/order-metrics.js';
import { OrderWatch } from '../application/order-watch.js';
import { endingOf } from '../domain/ending.js';
import { decide, isFinal, newOrder, type HeardFact, type OrderDecision, type OrderFact } from '../domain/order.js';
import { lockOrders, saveOrder, type LockedOrder } from './locked-order.js';
import { appendToTimeline } from './timeline-append.js';

/**
 * Changes orders in one shape, whoever asks: claim the row, decide, write. State, facts and timeline are saved together in
 * the present transaction.
 */
@Injectable()
export class Orders extends Claims {
  constructor(
    private readonly outbox: Outbox,
    private readonly watch: OrderWatch,
    private readonly metrics: OrderMetrics,
  ) {
    super();
  }

  /** Locks the orders of a batch, sorted, before its handlers run. */
  async claim(tx: Tx, events: readonly EventOf<EventDefinition>[]): Promise<void> {
    const ids = orderIdsOf(events);
    if (ids.length > 0) await this.lock(tx, ids);
  }

  async lock(tx: Tx, ids: readonly string[]): Promise<void> {
    const locked = this.#locked(tx);
    for (const order of await lockOrders(tx, ids)) locked.set(order.id, order);
  }

  /** What happens when another service states a fact. It is on the timeline whether it changed anything or not. */
  hear(event: HeardFact): OrderDecision {
    return this.#change(event.data.orderId, event, event);
  }

  /** What happens when a customer or the deadline acts. The order must be locked. */
  change(orderId: string, fact: OrderFact, cause: Cause | undefined = currentCause()): OrderDecision {
    return this.#change(orderId, fact, undefined, cause);
  }

  /** Says a fact of a locked order once more; that is news for its timeline and for nothing else. */
  restate(orderId: string, { fact, cause }: SaidFact): void {
    const tx = Tx.current();
    const order = this.#locked(tx).get(orderId);
    if (!order) throw new Error(`order ${orderId} is not locked`);
    this.#emit(tx, order, [fact], cause);
    this.#save(tx, order, { outcome: 'noted', state: order.state });
  }

  #change(orderId: string, fact: OrderFact, heard?: HeardFact, cause?: Cause): OrderDecision {
    const tx = Tx.current();
    const order = this.#locked(tx).get(orderId);
    if (!order) return unknownOrder(orderId);
    const decision = decide(order.state, fact);
    if (decision.outcome === 'anomaly' || decision.outcome === 'refused') return decision;
    const before = order.timelineSeq;
    if (heard) appendToTimeline(tx, order, heard);
    this.#emit(tx, order, decision.facts, cause);
    if (order.timelineSeq > before) this.#save(tx, order, decision);
    return decision;
  }

  #emit(tx: Tx, order: LockedOrder, facts: readonly NewFact[], cause?: Cause): void {
    for (const fact of facts) appendToTimeline(tx, order, this.outbox.emit(fact, ++order.eventSeq, cause));
  }

  #save(tx: Tx, order: LockedOrder, { outcome, state }: Pick<OrderDecision, 'outcome' | 'state'>): void {
    order.state = state;
    if (outcome === 'applied') order.version += 1;
    saveOrder(tx, order);
    tx.afterCommit(() => this.watch.changed(order.id, { isFinal: isFinal(state) }));
    const ending = outcome === 'applied' && endingOf(state);
    const traceparent = currentCause()?.traceparent;
    if (ending) tx.afterCommit(() => this.metrics.ended(order.id, ending, traceparent));
  }

  #locked(tx: Tx): Map<string, LockedOrder> {
    return tx.scope(this, () => new Map());
  }
}

function unknownOrder(id: string): OrderDecision {
  return { outcome: 'anomaly', because: 'unknown-order', state: newOrder(id), facts: [], commands: [] };
}

import { Injectable } from '@nestjs/common';
import { orderIdsOf, type EventDefinition, type EventOf } from '@app/contracts';
import { Tx } from '@app/database';
import type { Cause } from '@app/kernel';
import { Claims, Outbox, type SaidFact } from '@app/messaging';
import { decide, newPayment, type PaymentDecision } from '../domain/payment.js';
import { opensPayment, type HeardFact, type PaymentFact } from '../domain/payment-facts.js';
import { BankCommands } from './bank-commands.js';
import { createPayments, lockPayments, savePayment, type LockedPayment } from './locked-payment.js';

/**
 * Changes payments in one shape, whoever asks: claim the row, decide, write. State, facts and what the bank is to do are
 * saved together in the present transaction.
 */
@Injectable()
export class Payments extends Claims {
  constructor(
    private readonly outbox: Outbox,
    private readonly commands: BankCommands,
  ) {
    super();
  }

  /** Locks the payments of a batch, sorted, before its handlers run, and makes those that are heard of first. */
  async claim(tx: Tx, events: readonly EventOf<EventDefinition>[]): Promise<void> {
    const opened = events.filter(({ type }) => opensPayment(type));
    await Promise.all([createPayments(tx, orderIdsOf(opened)), this.lock(tx, orderIdsOf(events))]);
  }

  async lock(tx: Tx, orderIds: readonly string[]): Promise<void> {
    const locked = this.#locked(tx);
    for (const payment of await lockPayments(tx, [...new Set(orderIds)])) locked.set(payment.state.orderId, payment);
  }

  /** The payment as it stands in the present transaction, which must have locked it. */
  find(orderId: string): LockedPayment | undefined {
    return this.#locked(Tx.current()).get(orderId);
  }

  /** What happens when another service states a fact. */
  hear(event: HeardFact): PaymentDecision {
    return this.change(event.data.orderId, event);
  }

  /** The payment must be locked. */
  change(orderId: string, fact: PaymentFact, cause?: Cause): PaymentDecision {
    const payment = this.find(orderId);
    if (!payment) return unknownOrder(orderId);
    const decision = decide(payment.state, fact);
    this.write(payment, decision, cause);
    return decision;
  }

  /** Saves what was decided for a locked payment; what changed nothing and says nothing is not written. */
  write(payment: LockedPayment, { outcome, state, facts, commands }: PaymentDecision, cause?: Cause): void {
    if (outcome !== 'applied' && facts.length === 0) return;
    const tx = Tx.current();
    payment.state = state;
    payment.version += 1;
    for (const fact of facts) this.outbox.emit(fact, ++payment.eventSeq, cause);
    for (const command of commands) this.commands.add(tx, state, command, cause);
    savePayment(tx, payment);
  }

  /** Says a fact of a locked payment once more. */
  restate(orderId: string, { fact, cause }: SaidFact): void {
    const payment = this.find(orderId);
    if (!payment) throw new Error(`the payment of order ${orderId} is not locked`);
    this.write(payment, { outcome: 'noted', state: payment.state, facts: [fact], commands: [] }, cause);
  }

  #locked(tx: Tx): Map<string, LockedPayment> {
    return tx.scope(this, () => new Map());
  }
}

const unknownOrder = (orderId: string): PaymentDecision => ({
  outcome: 'anomaly',
  because: 'unknown-order',
  state: newPayment('', orderId),
  facts: [],
  commands: [],
});

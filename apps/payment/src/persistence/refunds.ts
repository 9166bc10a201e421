import { Injectable } from '@nestjs/common';
import { appendTo, Tx } from '@app/database';
import { newId, type Cause, type Money } from '@app/kernel';
import { openRefund, settleRefund, type RefundAnswer, type RefundDecision, type RefundState } from '../domain/refund.js';
import type { LockedPayment } from './locked-payment.js';
import { Payments } from './payments.js';

const refunds = appendTo('refunds', {
  id: 'uuid', order_id: 'uuid', amount_minor: 'bigint', currency: 'text', reason: 'text', requested_by: 'uuid',
}); // prettier-ignore

const byId = 'SELECT id, amount_minor, currency, status, refusal FROM refunds WHERE id = $1';
const end = 'UPDATE refunds SET status = $2, refusal = $3, updated_at = now() WHERE id = $1';

type Row = { id: string; amount_minor: number; currency: string; status: RefundState['status']; refusal: string | null };

export interface RefundRequest {
  readonly amount: Money;
  /** Why somebody in finance wants it. */
  readonly reason: string;
  readonly requestedBy: string;
}

/** Refunds are changed under the lock of their payment: together they never exceed what was captured. */
@Injectable()
export class Refunds {
  constructor(private readonly payments: Payments) {}

  /** @param payment locked by the present transaction */
  open(payment: LockedPayment, { amount, reason, requestedBy }: RefundRequest): RefundDecision {
    const decision = openRefund(payment.state, newId(), amount);
    if (decision.outcome !== 'applied') return decision;
    const { id } = decision.state.refund;
    const { amount: amount_minor, currency } = amount;
    Tx.current().append(refunds, { id, order_id: payment.state.orderId, amount_minor, currency, reason, requested_by: requestedBy });
    this.#write(payment, decision);
    return decision;
  }

  /** @param payment locked by the present transaction */
  async settle(payment: LockedPayment, refundId: string, answer: RefundAnswer, cause: Cause): Promise<RefundDecision> {
    const tx = Tx.current();
    const [row] = await tx.query<Row>(byId, [refundId]);
    if (!row) throw new Error(`there is no refund ${refundId}`);
    const decision = settleRefund({ payment: payment.state, refund: refundOf(row) }, answer);
    if (decision.outcome !== 'applied') return decision;
    const { status, refusal } = decision.state.refund;
    this.#write(payment, decision, cause);
    await tx.execute(end, [refundId, status, refusal]);
    return decision;
  }

  #write(payment: LockedPayment, decision: RefundDecision, cause?: Cause): void {
    this.payments.write(payment, { ...decision, state: decision.state.payment }, cause);
  }
}

const refundOf = ({ id, amount_minor, currency, status, refusal }: Row): RefundState => ({
  id,
  amount: { amount: amount_minor, currency },
  status,
  ...(refusal !== null && { refusal }),
});

import { fact, PaymentRefunded, type NewFact } from '@app/contracts';
import type { Decision, Money } from '@app/kernel';
import type { BankCommand } from './bank-command.js';
import type { PaymentState } from './payment.js';

export type RefundStatus = 'pending' | 'succeeded' | 'refused';

/** Money to be given back. The payment stays captured and counts what is asked back and what was given back. */
export interface RefundState {
  readonly id: string;
  readonly amount: Money;
  readonly status: RefundStatus;
  /** Why the bank refused it. */
  readonly refusal?: string;
}

export type RefundAnswer = { readonly type: 'Refunded' } | { readonly type: 'RefundRefused'; readonly reason: string };

export interface PaymentWithRefund {
  readonly payment: PaymentState;
  readonly refund: RefundState;
}

export type RefundDecision = Decision<PaymentWithRefund, NewFact, BankCommand>;

/** What may still be given back, in minor units: what is under way counts as gone. */
export const refundable = ({ status, bill, refunding, refunded }: PaymentState): number =>
  status === 'captured' && bill ? bill.amount.amount - refunding - refunded : 0;

/** Opens a refund. @returns refused as `payment-not-captured` or `refund-exceeds-capture` */
export function openRefund(payment: PaymentState, id: string, amount: Money): RefundDecision {
  const refund: RefundState = { id, amount, status: 'pending' };
  const because = whyNot(payment, amount);
  if (because) return { outcome: 'refused', because, state: { payment, refund }, facts: [], commands: [] };
  const state = { payment: { ...payment, refunding: payment.refunding + amount.amount }, refund };
  return { outcome: 'applied', state, facts: [], commands: [{ kind: 'refund', refundId: id, amount }] };
}

function whyNot(payment: PaymentState, { amount, currency }: Money): string | undefined {
  if (payment.status !== 'captured') return 'payment-not-captured';
  if (currency !== payment.bill?.amount.currency) return 'other-currency';
  return amount < 1 || amount > refundable(payment) ? 'refund-exceeds-capture' : undefined;
}

const endOf = { Refunded: 'succeeded', RefundRefused: 'refused' } as const;

/** What the bank's answer means for a refund: it ends once, and hears of the same end again without a word. */
export function settleRefund({ payment, refund }: PaymentWithRefund, answer: RefundAnswer): RefundDecision {
  const status = endOf[answer.type];
  if (refund.status !== 'pending') {
    const [outcome, because] = refund.status === status ? (['ignored', 'already-decided'] as const) : (['anomaly', 'impossible-for-this-refund'] as const); // prettier-ignore
    return { outcome, because, state: { payment, refund }, facts: [], commands: [] };
  }
  const { id: refundId, amount } = refund;
  const refunding = payment.refunding - amount.amount;
  if (answer.type === 'RefundRefused') {
    const refused: RefundState = { ...refund, status, refusal: answer.reason };
    return { outcome: 'applied', state: { payment: { ...payment, refunding }, refund: refused }, facts: [], commands: [] };
  }
  const settled = { ...payment, refunding, refunded: payment.refunded + amount.amount };
  const facts = [fact(PaymentRefunded, { orderId: payment.orderId, paymentId: payment.id, refundId, amount }) as NewFact];
  return { outcome: 'applied', state: { payment: settled, refund: { ...refund, status } }, facts, commands: [] };
}

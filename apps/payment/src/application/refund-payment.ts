import { Injectable } from '@nestjs/common';
import type { Tx } from '@app/database';
import { Idempotency, type Caller, type IdempotentRequest } from '@app/platform';
import type { RefundBody, RefundView } from '../api/payment.schemas.js';
import { refundView } from '../api/payment.view.js';
import { OtherCurrency, PaymentNotCaptured, PaymentNotFound, RefundExceedsCapture } from '../domain/payment.errors.js';
import type { PaymentState } from '../domain/payment.js';
import { refundable } from '../domain/refund.js';
import type { LockedPayment } from '../persistence/locked-payment.js';
import { Payments } from '../persistence/payments.js';
import { Refunds } from '../persistence/refunds.js';

const orderOf = 'SELECT order_id FROM payments WHERE id = $1';

/** Somebody in finance gives money back. The answer is `pending`: the bank is asked after the commit. */
@Injectable()
export class RefundPayment {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly payments: Payments,
    private readonly refunds: Refunds,
  ) {}

  /** @throws PaymentNotFound, PaymentNotCaptured, RefundExceedsCapture, OtherCurrency */
  refund(paymentId: string, { amount, reason }: RefundBody, { id: requestedBy }: Caller, request: IdempotentRequest): Promise<RefundView> {
    return this.idempotency.run(request, async (tx) => {
      const payment = await this.#lock(tx, paymentId);
      const wanted = amount ?? { amount: refundable(payment.state), currency: payment.state.bill?.amount.currency ?? '' };
      const { outcome, because, state } = this.refunds.open(payment, { amount: wanted, reason, requestedBy });
      if (outcome === 'refused') throw refusal(because, payment.state);
      const now = new Date();
      const { id, status } = state.refund;
      const row = { id, status, order_id: payment.state.orderId, amount_minor: wanted.amount, currency: wanted.currency, reason };
      return refundView({ ...row, refusal: null, created_at: now, updated_at: now }, paymentId);
    });
  }

  async #lock(tx: Tx, paymentId: string): Promise<LockedPayment> {
    const [row] = await tx.query<{ order_id: string }>(orderOf, [paymentId]);
    if (row) await this.payments.lock(tx, [row.order_id]);
    const payment = row && this.payments.find(row.order_id);
    if (!payment) throw new PaymentNotFound();
    return payment;
  }
}

function refusal(because: string | undefined, payment: PaymentState): Error {
  if (because === 'payment-not-captured') return new PaymentNotCaptured();
  return because === 'other-currency' ? new OtherCurrency() : new RefundExceedsCapture(refundable(payment));
}

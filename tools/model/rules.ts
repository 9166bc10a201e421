import { authorize, capture, refund, release } from '../../apps/bank/src/domain/hold.js';
import { opensReservation } from '../../apps/catalog/src/domain/reservation-facts.js';
import { decide as decideReservation } from '../../apps/catalog/src/domain/reservation.js';
import { decide as decideOrder } from '../../apps/order/src/domain/order.js';
import { idempotencyKeyOf, type BankCommand } from '../../apps/payment/src/domain/bank-command.js';
import { opensPayment } from '../../apps/payment/src/domain/payment-facts.js';
import { decide as decidePayment } from '../../apps/payment/src/domain/payment.js';
import { openRefund, settleRefund } from '../../apps/payment/src/domain/refund.js';

/** The services' own functions, nothing of them written again. A design fault is planted by putting another one in a place. */
export const production = {
  decideOrder,
  opensReservation,
  decideReservation,
  opensPayment,
  decidePayment,
  openRefund,
  settleRefund,
  /** The first call and every repetition have the same key; only a planted fault looks at the attempt. */
  keyOf: (paymentId: string, command: BankCommand, _attempt: 1 | 2): string => idempotencyKeyOf(paymentId, command),
  bank: { authorize, capture, release, refund },
};

export type Rules = Readonly<typeof production>;

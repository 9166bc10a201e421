import type { EffectKind, Hold } from '../../../apps/bank/src/domain/hold.js';
import type { ReservationState } from '../../../apps/catalog/src/domain/reservation.js';
import { orderPlaced } from '../../../apps/order/src/domain/new-order.js';
import { newOrder, type OrderState } from '../../../apps/order/src/domain/order.js';
import type { BankCommand } from '../../../apps/payment/src/domain/bank-command.js';
import type { BankAnswer } from '../../../apps/payment/src/domain/payment-facts.js';
import type { PaymentState } from '../../../apps/payment/src/domain/payment.js';
import type { RefundAnswer, RefundState } from '../../../apps/payment/src/domain/refund.js';
import { post, type Mail } from './mail.js';
import type { Rules } from '../rules.js';

/** What the bank is to do and has not answered, or whose answer is not recorded. `keys`: under which it was asked. */
export interface OpenCommand {
  readonly command: BankCommand;
  readonly keys: readonly string[];
}

/** `amount` in minor units. */
export interface LedgerLine {
  readonly authorizationId: string;
  readonly reference: string;
  readonly kind: EffectKind;
  readonly amount: number;
}

export interface BankBooks {
  readonly holds: readonly Hold[];
  readonly ledger: readonly LedgerLine[];
  /** By idempotency key, as they will be repeated. */
  readonly answers: Readonly<Record<string, BankAnswer | RefundAnswer>>;
}

/** By how much catalog has moved the stock. */
export interface Moved {
  readonly onHand: number;
  readonly reserved: number;
}

/** All that is known of one order anywhere: four services' rows, the bank's books, and the messages on their way. */
export interface World {
  readonly order: OrderState;
  readonly reservation?: ReservationState;
  readonly moved: Moved;
  readonly payment?: PaymentState;
  readonly refunds: readonly RefundState[];
  readonly commands: readonly OpenCommand[];
  readonly bank: BankBooks;
  readonly mail: Mail;
}

export const sku = 'MUG';
export const orderId = 'order';
export const paymentId = 'payment';
/** Two minor units, so that it can be refunded in parts. */
export const total = { amount: 2, currency: 'EUR' };

/** An order that was placed this moment. Which card it is shows at the bank; its token is as good as any. */
export function firstWorld(rules: Rules): World {
  const lines = [{ sku, quantity: 1, name: 'Mug', unitPrice: total }];
  const placed = orderPlaced({ id: orderId, customerId: 'customer', paymentToken: 'tok', lines, total });
  return {
    order: newOrder(orderId),
    moved: { onHand: 0, reserved: 0 },
    refunds: [],
    commands: [],
    bank: { holds: [], ledger: [], answers: {} },
    mail: post({}, [placed], rules),
  };
}

import type { Money } from '@app/kernel';
import type { BankCommand } from './bank-command.js';
import type { PaymentState } from './payment.js';

/** What is asked of the bank. */
export type BankRequest =
  | { readonly kind: 'authorize'; readonly paymentToken: string; readonly amount: Money; readonly reference: string }
  | { readonly kind: 'capture' | 'void'; readonly authorizationId: string }
  | { readonly kind: 'refund'; readonly authorizationId: string; readonly refundId: string; readonly amount: Money };

/** @throws TypeError when the payment lacks what such a command needs: its life cycle allows none then */
export function requestOf(payment: PaymentState, command: BankCommand): BankRequest {
  const { id, bill, paymentToken, authorizationId } = payment;
  if (command.kind === 'authorize' && bill && paymentToken) {
    return { kind: 'authorize', paymentToken, amount: bill.amount, reference: id };
  }
  if (command.kind === 'refund' && authorizationId) {
    return { kind: 'refund', authorizationId, refundId: command.refundId, amount: command.amount };
  }
  if ((command.kind === 'capture' || command.kind === 'void') && authorizationId) return { kind: command.kind, authorizationId };
  throw new TypeError(`payment ${id} cannot ask the bank to ${command.kind}`);
}

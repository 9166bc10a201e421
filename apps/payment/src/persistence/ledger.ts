import { appendTo, type Tx } from '@app/database';
import type { TakenCommand } from '../bank/taken-command.js';
import type { BankAnswer } from '../domain/payment-facts.js';
import type { PaymentState } from '../domain/payment.js';
import type { RefundAnswer } from '../domain/refund.js';

const ledger = appendTo('payment_ledger', {
  command_id: 'uuid', order_id: 'uuid', payment_id: 'uuid', kind: 'text', amount_minor: 'bigint', currency: 'text',
  authorization_id: 'uuid', reason: 'text',
}); // prettier-ignore

const kindOf: Record<(BankAnswer | RefundAnswer)['type'], string> = {
  Approved: 'authorized',
  Declined: 'declined',
  Captured: 'captured',
  CaptureRefused: 'capture-refused',
  Voided: 'voided',
  Refunded: 'refunded',
  RefundRefused: 'refund-refused',
};

/** Writes down what the bank answered: for the books, for ever. @param payment as it is after the answer */
export function enterIntoLedger(tx: Tx, command: TakenCommand, payment: PaymentState, answer: BankAnswer | RefundAnswer): void {
  const amount = command.request.kind === 'refund' ? command.request.amount : payment.bill?.amount;
  tx.append(ledger, {
    command_id: command.id,
    order_id: payment.orderId,
    payment_id: payment.id,
    kind: kindOf[answer.type],
    amount_minor: amount?.amount,
    currency: amount?.currency,
    authorization_id: payment.authorizationId,
    reason: 'reason' in answer ? answer.reason : null,
  });
}

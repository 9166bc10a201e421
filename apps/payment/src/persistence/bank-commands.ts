import { Injectable } from '@nestjs/common';
import { appendTo, type Tx } from '@app/database';
import { currentCause, newId, type Cause } from '@app/kernel';
import type { TakenCommand } from '../bank/taken-command.js';
import { idempotencyKeyOf, type BankCommand } from '../domain/bank-command.js';
import { requestOf } from '../domain/bank-request.js';
import type { PaymentState } from '../domain/payment.js';

const bankCommands = appendTo('bank_commands', {
  id: 'uuid', order_id: 'uuid', refund_id: 'uuid', kind: 'text', idempotency_key: 'text', causation_id: 'text', traceparent: 'text',
}); // prettier-ignore

/**
 * What the bank is to do, saved with the state that wants it. A command is born leased to the process that writes it, which
 * carries it out right after COMMIT; should it die, the sweep takes the command when the lease runs out.
 */
@Injectable()
export class BankCommands {
  #whenBorn: (command: TakenCommand) => void = () => undefined;

  onBorn(listener: (command: TakenCommand) => void): void {
    this.#whenBorn = listener;
  }

  /** @param payment as it will be saved */
  add(tx: Tx, payment: PaymentState, command: BankCommand, cause: Cause | undefined = currentCause()): void {
    const id = newId();
    const taken: TakenCommand = {
      id,
      orderId: payment.orderId,
      idempotencyKey: idempotencyKeyOf(payment.id, command),
      request: requestOf(payment, command),
      cause: cause ?? { id },
      takenAt: performance.now(),
      isOld: false,
    };
    tx.append(bankCommands, {
      id,
      order_id: payment.orderId,
      refund_id: command.kind === 'refund' ? command.refundId : null,
      kind: command.kind,
      idempotency_key: taken.idempotencyKey,
      causation_id: taken.cause.id,
      traceparent: taken.cause.traceparent,
    });
    tx.afterCommit(() => this.#whenBorn(taken));
  }
}

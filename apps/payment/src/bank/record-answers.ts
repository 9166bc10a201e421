import { Injectable, Logger } from '@nestjs/common';
import { appendTo, UnitOfWork, type Tx } from '@app/database';
import { crashpoint, settleAll } from '@app/kernel';
import type { BankAnswer } from '../domain/payment-facts.js';
import type { PaymentDecision } from '../domain/payment.js';
import type { RefundAnswer } from '../domain/refund.js';
import { enterIntoLedger } from '../persistence/ledger.js';
import type { LockedPayment } from '../persistence/locked-payment.js';
import { OpenCommands } from '../persistence/open-commands.js';
import { Payments } from '../persistence/payments.js';
import { Refunds } from '../persistence/refunds.js';
import { Batcher } from './batcher.js';
import type { TakenCommand } from './taken-command.js';

export interface Answered {
  readonly command: TakenCommand;
  readonly answer: BankAnswer | RefundAnswer;
}

type Verdict = Pick<PaymentDecision, 'outcome' | 'because'>;

const atOnce = 200;

const anomalies = appendTo('saga_anomalies', { event_id: 'uuid', type: 'text', subject: 'text', because: 'text' });

/** Records what the bank answered: payment, facts, ledger and the end of the command are saved together, many answers at a time. */
@Injectable()
export class RecordAnswers {
  readonly #logger = new Logger(RecordAnswers.name);
  readonly #batcher = new Batcher<Answered>(atOnce, (batch) => this.#record(batch));

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly payments: Payments,
    private readonly refunds: Refunds,
    private readonly commands: OpenCommands,
  ) {}

  record(answered: Answered): void {
    this.#batcher.push(answered);
  }

  idle(): Promise<void> {
    return this.#batcher.idle();
  }

  /** What cannot be recorded together is recorded one by one; what cannot be recorded at all is asked again under its key. */
  async #record(batch: readonly Answered[]): Promise<void> {
    try {
      await this.#save(batch);
      return crashpoint('psp.after-record', batch, ({ command }) => command.orderId);
    } catch (error) {
      if (batch.length === 1) return this.#askAgain(batch, error as Error);
    }
    for (const one of batch) await this.#record([one]);
  }

  #save(batch: readonly Answered[]): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const commands = batch.map(({ command }) => command);
      const [, open] = await Promise.all([
        this.payments.lock(tx, commands.map(({ orderId }) => orderId)),
        this.commands.close(tx, commands.map(({ id }) => id)), // sent behind the locks, so in their order
      ]); // prettier-ignore
      await settleAll(batch.filter(({ command }) => open.has(command.id)).map((one) => this.#apply(tx, one)));
    });
  }

  async #apply(tx: Tx, { command, answer }: Answered): Promise<void> {
    const payment = this.payments.find(command.orderId);
    if (!payment) throw new Error(`there is no payment of order ${command.orderId}`);
    const { outcome, because = 'unexpected' } = await this.#decide(payment, { command, answer });
    if (outcome === 'applied') enterIntoLedger(tx, command, payment.state, answer);
    if (outcome !== 'anomaly') return;
    tx.append(anomalies, { event_id: command.id, type: answer.type, subject: command.orderId, because });
    this.#logger.warn(`the answer ${answer.type} to command ${command.id} is ${because}`);
  }

  #decide(payment: LockedPayment, { command, answer }: Answered): Verdict | Promise<Verdict> {
    const { orderId, request, cause } = command;
    if (answer.type !== 'Refunded' && answer.type !== 'RefundRefused') return this.payments.change(orderId, answer, cause);
    if (request.kind !== 'refund') throw new TypeError(`${answer.type} is no answer to ${request.kind}`);
    return this.refunds.settle(payment, request.refundId, answer, cause);
  }

  async #askAgain(batch: readonly Answered[], error: Error): Promise<void> {
    const ids = batch.map(({ command }) => command.id);
    this.#logger.warn(`cannot record the answer to command ${ids.join()}: ${error.message}`);
    await this.commands.postpone(ids).catch(() => undefined); // else its lease runs out
  }
}

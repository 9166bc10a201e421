import { Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { crashpoint, withCause } from '@app/kernel';
import type { BankAnswer } from '../domain/payment-facts.js';
import type { RefundAnswer } from '../domain/refund.js';
import { BankCommands } from '../persistence/bank-commands.js';
import { OpenCommands } from '../persistence/open-commands.js';
import { BankMetrics } from './bank-metrics.js';
import { Bank } from './bank.js';
import { Batcher } from './batcher.js';
import { RecordAnswers } from './record-answers.js';
import { isStillOurs, type TakenCommand } from './taken-command.js';

const callsAtOnce = 32;
const longestQueue = 500;
const idsAtOnce = 200;

/**
 * Carries out the commands that this process has leased, some at a time, outside any transaction. Whatever happens, a command
 * stays open until its answer is recorded: an outcome that nobody knows is asked for again under the same key.
 */
@Injectable()
export class CarryOutCommands implements OnModuleInit, BeforeApplicationShutdown {
  readonly #logger = new Logger(CarryOutCommands.name);
  readonly #queue: TakenCommand[] = [];
  readonly #calls = new Set<Promise<void>>();
  readonly #postponed = this.#batchOf((ids) => this.commands.postpone(ids));
  readonly #released = this.#batchOf((ids) => this.commands.release(ids));
  #isStopping = false;

  constructor(
    private readonly bank: Bank,
    private readonly answers: RecordAnswers,
    private readonly commands: OpenCommands,
    private readonly born: BankCommands,
    private readonly metrics: BankMetrics,
  ) {}

  onModuleInit(): void {
    this.born.onBorn((command) => this.offer(command));
  }

  /** How many more it would take. */
  get room(): number {
    return this.#isStopping ? 0 : Math.max(0, longestQueue - this.#queue.length);
  }

  /** What does not fit is given back for the sweep, here or elsewhere. */
  offer(command: TakenCommand): void {
    if (this.room === 0) return this.#released.push(command.id);
    this.#queue.push(command);
    this.#callNext();
  }

  /** Lets the calls under way end and gives back the rest. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#isStopping = true;
    for (const { id } of this.#queue.splice(0)) this.#released.push(id);
    await Promise.all(this.#calls);
    await Promise.all([this.answers.idle(), this.#postponed.idle(), this.#released.idle()]);
  }

  #callNext(): void {
    while (this.#calls.size < callsAtOnce) {
      const command = this.#queue.shift();
      if (!command) return;
      const call = withCause(command.cause, () => this.#carryOut(command)).finally(() => {
        this.#calls.delete(call);
        this.#callNext();
      });
      this.#calls.add(call);
    }
  }

  async #carryOut(command: TakenCommand): Promise<void> {
    if (!isStillOurs(command)) return; // it waited too long here: the sweep takes it when the lease has run out
    crashpoint('psp.before-call', [command.orderId]);
    const started = performance.now();
    const outcome = await this.#ask(command).then(
      (answer) => this.#answered(command, answer),
      (error: Error) => this.#unknown(command, error),
    );
    this.metrics.called(command.request.kind, outcome, (performance.now() - started) / 1_000);
  }

  async #ask({ request, idempotencyKey, isOld }: TakenCommand): Promise<BankAnswer | RefundAnswer> {
    switch (request.kind) {
      case 'authorize':
        // A bank keeps keys for a day or two; after that it would hold the money a second time.
        return (isOld && (await this.bank.findAuthorization(request.reference))) || this.bank.authorize(idempotencyKey, request);
      case 'capture':
        return this.bank.capture(idempotencyKey, request.authorizationId);
      case 'void':
        return this.bank.void(idempotencyKey, request.authorizationId);
      case 'refund':
        return this.bank.refund(idempotencyKey, request.authorizationId, request.amount);
    }
  }

  #answered(command: TakenCommand, answer: BankAnswer | RefundAnswer): string {
    crashpoint('psp.after-call-before-record', [command.orderId]);
    this.answers.record({ command, answer });
    return answer.type;
  }

  #unknown({ id, request }: TakenCommand, error: Error): string {
    this.#logger.warn(`${request.kind} ${id} will be repeated: ${error.message}`);
    this.#postponed.push(id);
    return 'unknown';
  }

  #batchOf(work: (ids: string[]) => Promise<void>): Batcher<string> {
    return new Batcher(idsAtOnce, (ids) =>
      work(ids).catch((error: Error) => this.#logger.warn(`bank commands keep their lease until it runs out: ${error.message}`)),
    );
  }
}

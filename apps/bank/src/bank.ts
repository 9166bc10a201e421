import { Injectable } from '@nestjs/common';
import type { Tx } from '@app/database';
import { DomainError, keepTrace, newId, type Money } from '@app/kernel';
import { Idempotency, type IdempotentRequest } from '@app/platform';
import { authorize, capture, refund, release, type Hold, type Ruling } from './domain/hold.js';
import { Holds } from './persistence/holds.js';
import { WebhookQueue } from './webhooks/webhook-queue.js';

export class UnknownAuthorization extends DomainError {
  constructor() {
    super('not-found', 'unknown-authorization', 'There is no authorization with this id');
  }
}

type Call = IdempotentRequest;
type Application = Pick<Hold, 'reference' | 'paymentToken' | 'amount'>;

/** What a merchant may ask for. Hold, ledger, webhook and the answer to be repeated are saved together. */
@Injectable()
export class Bank {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly holds: Holds,
    private readonly webhooks: WebhookQueue,
  ) {}

  authorize(call: Call, application: Application): Promise<Ruling> {
    return this.idempotency.run<Ruling>(call, async (tx) => {
      const ruling = authorize({ id: newId(), ...application });
      this.holds.add(tx, ruling.hold);
      return this.#record(tx, call, ruling);
    });
  }

  capture(call: Call, id: string): Promise<Ruling> {
    return this.#rule(call, id, capture);
  }

  /** @returns nothing when there is no such hold: then nothing is held, which is all that was asked for */
  void(call: Call, id: string): Promise<Ruling | undefined> {
    return this.#rule(call, id, release).catch((error: unknown) => {
      if (error instanceof UnknownAuthorization) return undefined;
      throw error;
    });
  }

  refund(call: Call, id: string, amount: Money): Promise<Ruling> {
    return this.#rule(call, id, (hold) => refund(hold, amount));
  }

  #rule(call: Call, id: string, decide: (hold: Hold) => Ruling): Promise<Ruling> {
    return this.idempotency.run<Ruling>(call, async (tx) => {
      const hold = await this.holds.lock(tx, id);
      if (!hold) throw new UnknownAuthorization();
      const ruling = decide(hold);
      if (ruling.hold !== hold) this.holds.save(tx, ruling.hold);
      return this.#record(tx, call, ruling);
    });
  }

  #record(tx: Tx, call: Call, ruling: Ruling): Ruling {
    if (ruling.refused || ruling.hold.status === 'declined') keepTrace(); // a bank hears nothing of how the order ends
    if (!ruling.effect) return ruling;
    this.holds.enter(tx, ruling.hold, ruling.effect, call.key);
    this.webhooks.add(tx, ruling.hold, ruling.effect.kind);
    return ruling;
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { DomainError } from '@app/kernel';
import { ProblemError } from '@app/platform';
import { BankConfig } from '../bank.config.js';
import { cardOf } from '../domain/test-cards.js';

/** Longer than any caller waits. */
export const silenceMs = 8_000;

/** The no-op update makes the row of an earlier call come back. */
const sinceFirstCall = `
  INSERT INTO first_calls (idempotency_key) VALUES ($1)
  ON CONFLICT (idempotency_key) DO UPDATE SET at = first_calls.at
  RETURNING extract(epoch FROM now() - at)::float8 AS seconds`;

class BankUnavailable extends DomainError {
  constructor() {
    super('unavailable', 'bank-unavailable', 'The card network does not answer', { retryAfterSeconds: 1 });
  }
}

/** What goes wrong between a merchant and its bank, on demand: the faults of the test cards. */
@Injectable()
export class Disturbances {
  constructor(
    private readonly config: BankConfig,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws DomainError `bank-unavailable`, 503 */
  async beforeAuthorization(paymentToken: string, idempotencyKey: string, clientGone: AbortSignal): Promise<void> {
    const { unavailableForSeconds, answersAfterSeconds } = cardOf(paymentToken);
    if (unavailableForSeconds !== undefined) {
      const seconds = unavailableForSeconds === 'late' ? this.config.BANK_LATE_SECONDS : unavailableForSeconds;
      if ((await this.#sinceFirstCall(idempotencyKey)) < seconds) throw new BankUnavailable();
    }
    if (answersAfterSeconds !== undefined) await pause(answersAfterSeconds * 1_000, clientGone);
  }

  /** Only after the first answer to a key: a replay finds everything in order. */
  async afterAuthorization(paymentToken: string, clientGone: AbortSignal): Promise<void> {
    if (cardOf(paymentToken).keepsSilentAfter === 'authorization') await pause(silenceMs, clientGone);
  }

  /** @throws ProblemError 500, the first time */
  afterCapture(paymentToken: string): void {
    if (cardOf(paymentToken).failsAfter === 'capture') throw new ProblemError('internal-error');
  }

  async #sinceFirstCall(idempotencyKey: string): Promise<number> {
    const [row] = await this.unitOfWork.run((tx) => tx.query<{ seconds: number }>(sinceFirstCall, [idempotencyKey]));
    return row?.seconds ?? 0;
  }
}

/** Ends early when the client goes away, as it should: nobody listens. */
const pause = (ms: number, clientGone: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal: clientGone }).catch((error: Error) => {
    if (error.name !== 'AbortError') throw error;
  });

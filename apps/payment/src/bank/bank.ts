import type { Money } from '@app/kernel';
import type { Answer } from '../domain/bank-answer.js';

export interface Application {
  readonly paymentToken: string;
  readonly amount: Money;
  /** The payment's id: what the bank may be asked for later. */
  readonly reference: string;
}

export interface OpenHold {
  readonly id: string;
  /** The payment's id. */
  readonly reference: string;
}

/**
 * The bank. Every answer is definite; whatever is not is thrown as `OutcomeUnknown`, and the call is repeated under the same
 * key, under which the bank acts once.
 */
export abstract class Bank {
  abstract authorize(idempotencyKey: string, application: Application): Promise<Answer<'Approved' | 'Declined'>>;
  abstract capture(idempotencyKey: string, authorizationId: string): Promise<Answer<'Captured' | 'CaptureRefused'>>;
  /** A hold that is dead or unknown is void already. */
  abstract void(idempotencyKey: string, authorizationId: string): Promise<Answer<'Voided'>>;
  abstract refund(idempotencyKey: string, authorizationId: string, amount: Money): Promise<Answer<'Refunded' | 'RefundRefused'>>;
  /** How an authorization ended that was asked for under `reference`; nothing when the bank never heard of it. */
  abstract findAuthorization(reference: string): Promise<Answer<'Approved' | 'Declined'> | undefined>;
  /** Holds that have been open for more than a minute, oldest first, some at a time. @param after the id of the last one seen */
  abstract openHolds(after?: string): Promise<readonly OpenHold[]>;
  abstract isOpen(authorizationId: string): Promise<boolean>;
}

/** The bank may have acted or not: no answer, or none that says so. */
export class OutcomeUnknown extends Error {
  constructor(because: string, options?: ErrorOptions) {
    super(because, options);
    this.name = 'OutcomeUnknown';
  }
}

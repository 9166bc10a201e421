import type { BankAnswer } from './payment-facts.js';
import type { RefundAnswer } from './refund.js';

/** What is answered of type `Type`. */
export type Answer<Type extends (BankAnswer | RefundAnswer)['type']> = Extract<BankAnswer | RefundAnswer, { type: Type }>;

/** A hold as the bank describes it. */
export interface DescribedHold {
  readonly id: string;
  readonly status: string;
  readonly reason: string;
}

/** How the bank ended what it was asked to do with a hold. */
export interface DescribedEnd {
  readonly status: string;
  readonly reason: string;
}

/** The end of something with a hold that the bank does not know. */
const unknown: DescribedEnd = { status: 'refused', reason: 'unknown-authorization' };

/** A hold that is there was approved once, whatever became of it since. */
export const authorizationAnswer = ({ id, status, reason }: DescribedHold): Answer<'Approved' | 'Declined'> =>
  status === 'declined' ? { type: 'Declined', reason } : { type: 'Approved', authorizationId: id };

export const captureAnswer = ({ status, reason }: DescribedEnd = unknown): Answer<'Captured' | 'CaptureRefused'> =>
  status === 'captured' ? { type: 'Captured' } : { type: 'CaptureRefused', reason };

export const refundAnswer = ({ status, reason }: DescribedEnd = unknown): Answer<'Refunded' | 'RefundRefused'> =>
  status === 'refunded' ? { type: 'Refunded' } : { type: 'RefundRefused', reason };

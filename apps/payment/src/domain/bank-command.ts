import type { Money } from '@app/kernel';

/** What the bank is to do about a payment. */
export type BankCommand =
  { readonly kind: 'authorize' | 'capture' | 'void' } | { readonly kind: 'refund'; readonly refundId: string; readonly amount: Money };

export type CommandKind = BankCommand['kind'];

/**
 * Derived from what is wanted, never from the attempt: a call whose outcome is unknown is repeated under the same key, and the
 * bank answers what it did the first time. A key of its own per attempt would charge twice.
 */
export function idempotencyKeyOf(paymentId: string, command: BankCommand): string {
  return command.kind === 'refund' ? `refund-${command.refundId}` : `${command.kind}-${paymentId}`;
}

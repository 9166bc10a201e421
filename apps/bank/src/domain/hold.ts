import { DomainError, type Money } from '@app/kernel';
import { cardOf } from './test-cards.js';

export type HoldStatus = 'authorized' | 'declined' | 'captured' | 'capture-refused' | 'voided';

/** An amount set aside on a card, from the authorization to its end. */
export interface Hold {
  readonly id: string;
  /** What the shop calls it: the id of an order or a payment. */
  readonly reference: string;
  readonly paymentToken: string;
  readonly amount: Money;
  readonly status: HoldStatus;
  /** Why it was declined, or why its capture was refused. */
  readonly reason?: string;
  /** Minor units given back so far. */
  readonly refunded: number;
}

export type EffectKind = HoldStatus | 'refunded' | 'refund-refused';

/** What happened to money, or was refused for good: one line of the ledger. */
export interface Effect {
  readonly kind: EffectKind;
  readonly amount: Money;
}

/** The answer to a request. Without an effect it repeats what had been decided before. */
export interface Ruling {
  readonly hold: Hold;
  readonly effect?: Effect;
  readonly refused?: string;
}

/** The money has moved: only a refund can give it back. */
export class AlreadyCaptured extends DomainError {
  constructor() {
    super('conflict', 'already-captured', 'What is captured can be refunded, but not voided');
  }
}

type Application = Pick<Hold, 'id' | 'reference' | 'paymentToken' | 'amount'>;

export function authorize(application: Application): Required<Pick<Ruling, 'hold' | 'effect'>> {
  const { declines } = cardOf(application.paymentToken);
  const hold: Hold = { ...application, refunded: 0, ...(declines ? { status: 'declined', reason: declines } : { status: 'authorized' }) };
  return { hold, effect: { kind: hold.status, amount: hold.amount } };
}

/** Captures all of it, at most once. A refusal is for good: asking again under another key changes nothing. */
export function capture(hold: Hold): Ruling {
  switch (hold.status) {
    case 'authorized':
      return cardOf(hold.paymentToken).refusesCapture ? refuseCapture(hold) : become(hold, 'captured');
    case 'captured':
      return { hold };
    case 'capture-refused':
      return { hold, refused: hold.reason ?? 'refused' };
    case 'declined':
    case 'voided':
      return { hold, refused: hold.status, effect: { kind: 'capture-refused', amount: hold.amount } };
  }
}

/** Lets go of it; nothing is left to do for one that is dead already. */
export function release(hold: Hold): Ruling {
  switch (hold.status) {
    case 'authorized':
    case 'capture-refused':
      return become(hold, 'voided');
    case 'declined':
    case 'voided':
      return { hold };
    case 'captured':
      throw new AlreadyCaptured();
  }
}

/** Gives back a part or all of what was captured, never more. */
export function refund(hold: Hold, amount: Money): Ruling {
  const refused = whyNotRefund(hold, amount);
  if (refused) return { hold, refused, effect: { kind: 'refund-refused', amount } };
  return { hold: { ...hold, refunded: hold.refunded + amount.amount }, effect: { kind: 'refunded', amount } };
}

function whyNotRefund(hold: Hold, { amount, currency }: Money): string | undefined {
  if (hold.status !== 'captured') return 'not-captured';
  if (currency !== hold.amount.currency) return 'other-currency';
  return hold.refunded + amount > hold.amount.amount ? 'exceeds-capture' : undefined;
}

const become = (hold: Hold, status: 'captured' | 'voided'): Ruling => ({
  hold: { ...hold, status },
  effect: { kind: status, amount: hold.amount },
});

const refuseCapture = (hold: Hold): Ruling => ({
  hold: { ...hold, status: 'capture-refused', reason: 'card-refused' },
  effect: { kind: 'capture-refused', amount: hold.amount },
  refused: 'card-refused',
});

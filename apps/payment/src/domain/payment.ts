import { CaptureFailed, fact, PaymentAuthorized, PaymentCaptured, PaymentDeclined, PaymentVoided, type NewFact } from '@app/contracts';
import type { Decision, Money } from '@app/kernel';
import type { BankCommand, CommandKind } from './bank-command.js';
import type { FactOf, PaymentFact } from './payment-facts.js';

export type PaymentStatus =
  'waiting' | 'authorizing' | 'authorized' | 'declined' | 'capturing' | 'captured' | 'capture-failed' | 'voiding' | 'voided' | 'cancelled';

export interface PaymentState {
  readonly id: string;
  readonly orderId: string;
  readonly status: PaymentStatus;
  /** Of the order, as OrderPlaced told it. */
  readonly bill?: { readonly customerId: string; readonly amount: Money };
  /** Single-use; forgotten as soon as the bank has decided, or need not be asked any more. */
  readonly paymentToken?: string;
  /** StockReserved was heard. The bank is asked when both it and OrderPlaced were, in whatever order. */
  readonly isReserved: boolean;
  /** The order was cancelled while the bank was asked: what it approves is voided at once. */
  readonly isCancelled: boolean;
  readonly voidedBecause?: 'OrderCancelled' | 'OrderFailed';
  /** The bank's name for the hold. */
  readonly authorizationId?: string;
  /** Why it was declined, or why its capture was refused. */
  readonly reason?: string;
  /** Minor units: asked back from the bank and not answered, and given back. */
  readonly refunding: number;
  readonly refunded: number;
}

export type PaymentDecision = Decision<PaymentState, NewFact, BankCommand>;

type Rule<Type extends PaymentFact['type']> = (state: PaymentState, fact: FactOf<Type>) => PaymentDecision;

interface Effects {
  readonly facts?: readonly NewFact[];
  readonly command?: CommandKind;
}

const apply = (state: PaymentState, { facts = [], command }: Effects = {}): PaymentDecision => ({
  outcome: 'applied',
  state,
  facts,
  commands: command && command !== 'refund' ? [{ kind: command }] : [],
});
const stay = (outcome: 'ignored' | 'anomaly', because: string) => (state: PaymentState): PaymentDecision => ({ outcome, because, state, facts: [], commands: [] }); // prettier-ignore

const late = stay('ignored', 'already-decided');
const never = stay('anomaly', 'impossible-for-this-payment');

const amountOf = ({ bill }: PaymentState): Money => {
  if (!bill) throw new TypeError('a payment that reached the bank has an amount');
  return bill.amount;
};
const about = ({ orderId, id: paymentId }: PaymentState) => ({ orderId, paymentId });
const withAmount = (state: PaymentState) => ({ ...about(state), amount: amountOf(state) });
const forgetToken = ({ paymentToken: _, ...state }: PaymentState): PaymentState => state;

/** Asks the bank once order and reservation are both known. */
const join = (state: PaymentState): PaymentDecision =>
  state.bill && state.isReserved ? apply({ ...state, status: 'authorizing' }, { command: 'authorize' }) : apply(state);

const billOf = ({ data: { customerId, total } }: FactOf<'OrderPlaced'>) => ({ customerId, amount: total });

const rememberOrder: Rule<'OrderPlaced'> = (state, placed) =>
  join({ ...state, bill: billOf(placed), paymentToken: placed.data.paymentToken });

/** For whoever looks the payment up; nothing will ever be asked of the bank. */
const rememberBill: Rule<'OrderPlaced'> = (state, placed) => (state.bill ? late(state) : apply({ ...state, bill: billOf(placed) }));

const rememberReservation: Rule<'StockReserved'> = (state) => join({ ...state, isReserved: true });

const cancel = (state: PaymentState) => apply({ ...forgetToken(state), status: 'cancelled' });

const rememberCancellation: Rule<'OrderCancelled'> = (state) => (state.isCancelled ? late(state) : apply({ ...state, isCancelled: true }));

const release = (voidedBecause: 'OrderCancelled' | 'OrderFailed', facts: NewFact[] = []) => (state: PaymentState) =>
  apply({ ...state, status: 'voiding', voidedBecause }, { facts, command: 'void' }); // prettier-ignore

const capture: Rule<'OrderConfirmed'> = (state) => apply({ ...state, status: 'capturing' }, { command: 'capture' });

/** A confirmation that was overtaken by the failure it led to; after a cancellation there can be none. */
const lateIfFailed = (state: PaymentState) => (state.voidedBecause === 'OrderFailed' ? late(state) : never(state));

const authorize: Rule<'Approved'> = (state, { authorizationId }) => {
  const held = { ...forgetToken(state), authorizationId };
  const facts = [fact(PaymentAuthorized, withAmount(state)) as NewFact];
  return state.isCancelled ? release('OrderCancelled', facts)(held) : apply({ ...held, status: 'authorized' }, { facts });
};

const decline: Rule<'Declined'> = (state, { reason }) =>
  apply({ ...forgetToken(state), status: 'declined', reason }, { facts: [fact(PaymentDeclined, { ...about(state), reason }) as NewFact] });

const captured = (state: PaymentState) => fact(PaymentCaptured, withAmount(state)) as NewFact;
const captureFailed = (state: PaymentState) => fact(CaptureFailed, { ...about(state), reason: state.reason ?? 'refused' }) as NewFact;

const complete: Rule<'Captured'> = (state) => apply({ ...state, status: 'captured' }, { facts: [captured(state)] });

const giveUpCapture: Rule<'CaptureRefused'> = (state, { reason }) => {
  const refused = { ...state, status: 'capture-failed', reason } as const;
  return apply(refused, { facts: [captureFailed(refused)] });
};

/** Says again how it ended: an order that is confirmed once more has not heard it. */
const restate =
  (announce: (state: PaymentState) => NewFact): Rule<'OrderConfirmed'> =>
  (state) => ({ outcome: 'noted', state, facts: [announce(state)], commands: [] });

const letGo: Rule<'Voided'> = (state) =>
  apply({ ...state, status: 'voided' }, { facts: [fact(PaymentVoided, withAmount(state)) as NewFact] });

type Row<Type extends PaymentFact['type']> = { readonly otherwise: Rule<Type> } & { readonly [Status in PaymentStatus]?: Rule<Type> };

/** What each fact means in each status: what others say first, then what the bank answers. */
// prettier-ignore
const lifeCycle: { readonly [Type in PaymentFact['type']]: Row<Type> } = {
  OrderPlaced:    { waiting: rememberOrder, cancelled: rememberBill, otherwise: late },
  StockReserved:  { waiting: rememberReservation, otherwise: late },
  StockRejected:  { waiting: cancel, cancelled: late, otherwise: never },
  OrderCancelled: { waiting: cancel, authorizing: rememberCancellation, authorized: release('OrderCancelled'),
                    voiding: late, voided: late, declined: late, cancelled: late, otherwise: never },
  OrderConfirmed: { authorized: capture, capturing: late, captured: restate(captured), 'capture-failed': restate(captureFailed),
                    voiding: lateIfFailed, voided: lateIfFailed, otherwise: never },
  OrderFailed:    { 'capture-failed': release('OrderFailed'), voiding: late, voided: late, otherwise: never },

  Approved:       { authorizing: authorize, waiting: never, declined: never, cancelled: never, otherwise: late },
  Declined:       { authorizing: decline, declined: late, otherwise: never },
  Captured:       { capturing: complete, captured: late, otherwise: never },
  CaptureRefused: { capturing: giveUpCapture, 'capture-failed': late, voiding: late, voided: late, otherwise: never },
  Voided:         { voiding: letGo, voided: late, otherwise: never },
};

/** Pure: no clock, no I/O. Used alike by messages, answers of the bank and the model checker. */
export function decide(state: PaymentState, fact: PaymentFact): PaymentDecision {
  const row = lifeCycle[fact.type] as Row<PaymentFact['type']>;
  return (row[state.status] ?? row.otherwise)(state, fact as never);
}

/** A payment of which nothing is known yet. */
export const newPayment = (id: string, orderId: string): PaymentState => ({
  id, orderId, status: 'waiting', isReserved: false, isCancelled: false, refunding: 0, refunded: 0,
}); // prettier-ignore

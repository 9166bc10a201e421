import {
  fact, OrderCancelled, OrderCompleted, OrderConfirmed, OrderFailed, type CancelReason, type CaptureFailed, type EventOf, type NewFact,
  type PaymentAuthorized, type PaymentCaptured, type PaymentDeclined, type PaymentRefunded, type PaymentVoided,
  type ReservationExpiring, type StockCommitted, type StockRejected, type StockReleased, type StockReserved,
} from '@app/contracts'; // prettier-ignore
import type { Decision } from '@app/kernel';

export type OrderStatus = 'pending' | 'confirmed' | 'completed' | 'failed' | 'cancelled';
export type EndReason = CancelReason | 'capture-failed';

export interface OrderState {
  readonly id: string;
  readonly status: OrderStatus;
  readonly reason?: EndReason;
}

/** What others tell this service about an order. */
export type HeardFact = EventOf<
  | typeof StockReserved | typeof StockRejected | typeof ReservationExpiring | typeof StockCommitted | typeof StockReleased
  | typeof PaymentAuthorized | typeof PaymentDeclined | typeof PaymentCaptured | typeof CaptureFailed | typeof PaymentVoided | typeof PaymentRefunded
>; // prettier-ignore

/** What a person or the clock does to it. */
export type OwnFact = { readonly type: 'CustomerCancels' } | { readonly type: 'DeadlinePassed' };

export type OrderFact = Pick<HeardFact, 'type'> | OwnFact;
export type OrderDecision = Decision<OrderState, NewFact>;

type Rule = (state: OrderState) => OrderDecision;

const become =
  (status: OrderStatus, announce: (state: OrderState) => NewFact, reason?: EndReason): Rule =>
  (state) => {
    const next: OrderState = reason ? { ...state, status, reason } : { ...state, status };
    return { outcome: 'applied', state: next, facts: [announce(next)], commands: [] };
  };

const confirmed = ({ id }: OrderState) => fact(OrderConfirmed, { orderId: id }) as NewFact;
const completed = ({ id }: OrderState) => fact(OrderCompleted, { orderId: id }) as NewFact;
const failed = ({ id }: OrderState) => fact(OrderFailed, { orderId: id, reason: 'capture-failed' }) as NewFact;
const cancelled = ({ id, reason }: OrderState) => fact(OrderCancelled, { orderId: id, reason: reason as CancelReason }) as NewFact;

const confirm = become('confirmed', confirmed);
const complete = become('completed', completed);
const fail = become('failed', failed, 'capture-failed');
const cancel = (reason: CancelReason) => become('cancelled', cancelled, reason);

/** Says again what was decided, for who has not heard it: the same words as a new event. */
const restate =
  (announce: (state: OrderState) => NewFact): Rule =>
  (state) => ({ outcome: 'noted', state, facts: [announce(state)], commands: [] });

const stay =
  (outcome: OrderDecision['outcome'], because?: string): Rule =>
  (state) => ({ outcome, state, facts: [], commands: [], ...(because && { because }) });

const note = stay('noted');
const late = stay('ignored', 'already-decided');
const never = stay('anomaly', 'impossible-for-this-order');
const tooLate = stay('refused', 'order-already-confirmed');

/** What each fact means in each status. The order row is the only decider: everybody else states facts or asks. */
// prettier-ignore
const lifeCycle: Record<OrderFact['type'], Record<OrderStatus, Rule>> = {
  //                     pending                          confirmed           completed           failed           cancelled
  PaymentAuthorized:   { pending: confirm,                    confirmed: late,               completed: late,               failed: late,            cancelled: late },
  PaymentDeclined:     { pending: cancel('payment-declined'), confirmed: never,              completed: never,              failed: never,           cancelled: late },
  StockRejected:       { pending: cancel('stock-rejected'),   confirmed: never,              completed: never,              failed: never,           cancelled: late },
  PaymentCaptured:     { pending: never,                      confirmed: complete,           completed: late,               failed: never,           cancelled: never },
  CaptureFailed:       { pending: never,                      confirmed: fail,               completed: never,              failed: restate(failed), cancelled: never },
  ReservationExpiring: { pending: cancel('timed-out'),        confirmed: restate(confirmed), completed: restate(confirmed), failed: restate(failed), cancelled: restate(cancelled) },
  StockReserved:       { pending: note,                       confirmed: note,               completed: note,               failed: note,            cancelled: note },
  StockCommitted:      { pending: note,                       confirmed: note,               completed: note,               failed: note,            cancelled: note },
  StockReleased:       { pending: note,                       confirmed: note,               completed: note,               failed: note,            cancelled: note },
  PaymentVoided:       { pending: note,                       confirmed: note,               completed: note,               failed: note,            cancelled: note },
  PaymentRefunded:     { pending: note,                       confirmed: note,               completed: note,               failed: note,            cancelled: note },
  CustomerCancels:     { pending: cancel('cancelled-by-customer'), confirmed: tooLate,       completed: tooLate,            failed: tooLate,         cancelled: note },
  DeadlinePassed:      { pending: cancel('timed-out'),        confirmed: late,               completed: late,               failed: late,            cancelled: late },
};

/** Pure: no clock, no I/O. Used alike by messages, customers, the deadline and the model checker. */
export const decide = (state: OrderState, { type }: OrderFact): OrderDecision => lifeCycle[type][state.status](state);

/** An order as it begins, to be saved together with `OrderPlaced`. */
export const newOrder = (id: string): OrderState => ({ id, status: 'pending' });

export const isFinal = ({ status }: Pick<OrderState, 'status'>): boolean =>
  status === 'completed' || status === 'failed' || status === 'cancelled';

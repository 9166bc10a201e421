import type { DataOf, OrderPlaced } from '@app/contracts';
import { decide as decideOrder, type OrderFact, type OrderState } from '../../../../apps/order/src/domain/order.js';
import type { PaymentFact } from '../../../../apps/payment/src/domain/payment-facts.js';
import { decide as decidePayment, newPayment, type PaymentState } from '../../../../apps/payment/src/domain/payment.js';
import { openRefund, settleRefund } from '../../../../apps/payment/src/domain/refund.js';
import type { ReservationFact } from '../../../../apps/catalog/src/domain/reservation-facts.js';
import { decide as decideReservation, newReservation, type ReservationState } from '../../../../apps/catalog/src/domain/reservation.js';

export type Placed = DataOf<typeof OrderPlaced>;

/** One decision: what it says, and the state it leaves. */
export interface Move<State> {
  readonly tells: readonly string[];
  readonly state: State;
}

/** All that can happen to one order in one service, by the rules that the service itself runs. */
export interface LifeCycle<State extends { readonly status: string }> {
  readonly topic: string;
  readonly start: (placed: Placed) => State;
  readonly moves: (state: State, placed: Placed) => Move<State>[];
}

interface Decided<State> {
  readonly outcome: string;
  readonly state: State;
  readonly facts: readonly { readonly definition: { readonly type: string } }[];
}

const moveOf = <State>({ state, facts }: Decided<State>): Move<State> => ({ state, tells: facts.map(({ definition }) => definition.type) });
const isPossible = ({ outcome }: { readonly outcome: string }): boolean => outcome === 'applied' || outcome === 'noted';

const orderFacts: readonly OrderFact['type'][] = [
  'PaymentAuthorized', 'PaymentDeclined', 'StockRejected', 'PaymentCaptured', 'CaptureFailed', 'ReservationExpiring', 'CustomerCancels',
  'DeadlinePassed',
]; // prettier-ignore

export const orderCycle: LifeCycle<OrderState> = {
  topic: 'order.events.v1',
  start: ({ orderId }) => ({ id: orderId, status: 'pending' }),
  moves: (state) => orderFacts.map((type) => decideOrder(state, { type })).filter(isPossible).map(moveOf), // prettier-ignore
};

const plenty = { listed: true, onHand: Number.MAX_SAFE_INTEGER, reserved: 0 };

/** What was on the shelf at that moment is not on record: there was enough, or there was not. */
const reservationFacts = ({ lines }: Placed): readonly ReservationFact[] => [
  { type: 'OrderPlaced', lines, stock: new Map(lines.map(({ sku }) => [sku, { sku, ...plenty }])) },
  { type: 'OrderPlaced', lines, stock: new Map() },
  { type: 'OrderConfirmed' },
  { type: 'OrderCancelled' },
  { type: 'OrderFailed' },
  { type: 'HeldTooLong', reservedAt: new Date(0).toISOString() },
];

export const reservationCycle: LifeCycle<ReservationState> = {
  topic: 'catalog.events.v1',
  start: ({ orderId }) => newReservation(orderId),
  moves: (state, placed) => reservationFacts(placed).map((heard) => decideReservation(state, heard)).filter(isPossible).map(moveOf), // prettier-ignore
};

const paymentFacts = (placed: Placed): readonly PaymentFact[] => [
  { type: 'OrderPlaced', data: placed },
  { type: 'StockReserved' },
  { type: 'StockRejected' },
  { type: 'OrderConfirmed' },
  { type: 'OrderCancelled' },
  { type: 'OrderFailed' },
  { type: 'Approved', authorizationId: 'any' },
  { type: 'Declined', reason: 'any' },
  { type: 'Captured' },
  { type: 'CaptureRefused', reason: 'any' },
  { type: 'Voided' },
];

/** The smallest refund there is, over and over: how much was given back is judged with the money. */
function refund(state: PaymentState): Move<PaymentState>[] {
  const opened = openRefund(state, 'any', { amount: 1, currency: state.bill?.amount.currency ?? '' });
  if (!isPossible(opened)) return [];
  return [{ ...moveOf(settleRefund(opened.state, { type: 'Refunded' })), state }];
}

export const paymentCycle: LifeCycle<PaymentState> = {
  topic: 'payment.events.v1',
  start: ({ orderId }) => newPayment('any', orderId),
  moves: (state, placed) => [
    ...paymentFacts(placed).map((heard) => decidePayment(state, heard)).filter(isPossible).map(moveOf),
    ...refund(state),
  ], // prettier-ignore
};

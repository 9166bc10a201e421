import { fact as event, StockCommitted, type NewFact } from '@app/contracts';
import { prove, type Proof } from '../prove.js';
import { production, type Rules } from '../rules.js';
import { contention, plain } from '../scenarios.js';

/** A mistake that a designer could have made, put in the place of the production rule. */
export interface PlantedFault {
  readonly name: string;
  readonly says: string;
  /** It takes so many orders, for one unit, to show. */
  readonly orders: 1 | 2;
  readonly rules: Rules;
  /** The invariant, among those that it breaks, that says what is the matter. */
  readonly caughtBy: string;
}

const { decideOrder, decideReservation, decidePayment, keyOf } = production;

const plenty = { onHand: 1_000, reserved: 0, listed: true };

export const plantedFaults: readonly PlantedFault[] = [
  {
    name: 'no-tombstone',
    says: 'catalog forgets a cancellation that comes before the order',
    orders: 1,
    rules: {
      ...production,
      decideReservation: (state, fact) =>
        state.status === 'none' && fact.type === 'OrderCancelled'
          ? { outcome: 'ignored', state, facts: [], commands: [] }
          : decideReservation(state, fact),
    },
    caughtBy: 'nothing is reserved',
  },
  {
    name: 'pay-before-stock',
    says: 'payment asks the bank upon OrderPlaced, without waiting for the stock',
    orders: 1,
    rules: {
      ...production,
      decidePayment: (state, fact) =>
        decidePayment(fact.type === 'OrderPlaced' && state.status === 'waiting' ? { ...state, isReserved: true } : state, fact),
    },
    caughtBy: 'a confirmed order has its stock',
  },
  {
    name: 'no-void',
    says: 'payment lets an authorization be when the order is cancelled',
    orders: 1,
    rules: {
      ...production,
      decidePayment: (state, fact) => {
        const decision = decidePayment(state, fact);
        return { ...decision, commands: decision.commands.filter(({ kind }) => kind !== 'void') };
      },
    },
    caughtBy: 'no hold is open',
  },
  {
    name: 'no-guard',
    says: 'the order is confirmed by an authorization, whatever became of it meanwhile',
    orders: 1,
    rules: {
      ...production,
      decideOrder: (state, fact) => decideOrder(fact.type === 'PaymentAuthorized' ? { ...state, status: 'pending' } : state, fact),
    },
    caughtBy: 'what has ended stays as it is',
  },
  {
    name: 'unilateral-expiry',
    says: 'catalog releases what is held too long without asking the order',
    orders: 1,
    rules: {
      ...production,
      decideReservation: (state, fact) =>
        decideReservation(state, fact.type === 'HeldTooLong' && state.status === 'reserved' ? { type: 'OrderCancelled' } : fact),
    },
    caughtBy: 'a confirmed order has its stock',
  },
  {
    name: 'new-key-on-retry',
    says: 'payment asks the bank again under another key',
    orders: 1,
    rules: { ...production, keyOf: (payment, command, attempt) => `${keyOf(payment, command, attempt)}-${attempt}` },
    caughtBy: 'money is held once',
  },
  {
    name: 'no-availability-check',
    says: 'catalog reserves without looking at the stock',
    orders: 2,
    rules: {
      ...production,
      decideReservation: (state, fact) =>
        decideReservation(
          state,
          fact.type === 'OrderPlaced' ? { ...fact, stock: new Map(fact.lines.map(({ sku }) => [sku, plenty])) } : fact,
        ),
    },
    caughtBy: 'nothing is oversold',
  },
  {
    name: 'cancel-flag-ignored',
    says: 'payment forgets that the order was cancelled while the bank was asked',
    orders: 1,
    rules: {
      ...production,
      decidePayment: (state, fact) => decidePayment(fact.type === 'Approved' ? { ...state, isCancelled: false } : state, fact),
    },
    caughtBy: 'no hold is open',
  },
  {
    name: 'no-restock',
    says: 'catalog keeps what was shipped for an order that failed',
    orders: 1,
    rules: {
      ...production,
      decideReservation: (state, fact) =>
        state.status === 'committed' && fact.type === 'OrderFailed'
          ? { outcome: 'ignored', state, facts: [], commands: [] }
          : decideReservation(state, fact),
    },
    caughtBy: 'only what is bought leaves the shelf',
  },
  {
    name: 'no-join',
    says: 'payment cannot begin with StockReserved, only with OrderPlaced',
    orders: 1,
    rules: { ...production, opensPayment: (type) => type === 'OrderPlaced' },
    caughtBy: 'nothing impossible is heard',
  },
  {
    name: 'echo',
    says: 'order and catalog answer each other: confirmed, committed, confirmed, …',
    orders: 1,
    rules: {
      ...production,
      decideOrder: (state, fact) =>
        decideOrder(state, fact.type === 'StockCommitted' && state.status === 'confirmed' ? { type: 'ReservationExpiring' } : fact),
      decideReservation: (state, fact) => {
        const decision = decideReservation(state, fact);
        if (state.status !== 'committed' || fact.type !== 'OrderConfirmed') return decision;
        return { ...decision, outcome: 'noted', facts: [event(StockCommitted, { orderId: state.orderId }) as NewFact] };
      },
    },
    caughtBy: 'what is due comes to an end',
  },
];

interface Options {
  readonly isReduced?: boolean;
  readonly onProgress?: (states: number) => void;
}

export const provePlanted = ({ orders, rules }: PlantedFault, { isReduced = true, onProgress }: Options = {}): Proof =>
  prove({ ...contention(orders, 1, isReduced), surroundings: plain }, { rules, ...(onProgress && { onProgress }) });

export const isCaught = ({ caughtBy }: PlantedFault, { broken }: Proof): boolean => broken.some(({ invariant }) => invariant === caughtBy);

import { fact, ReservationExpiring, StockCommitted, StockRejected, StockReleased, StockReserved, type NewFact, type StockLine } from '@app/contracts'; // prettier-ignore
import type { Decision } from '@app/kernel';
import type { FactOf, ReservationFact } from './reservation-facts.js';
import { available, commit, release, reserve, restock, type Stock, type StockMovement } from './stock.js';

export type ReservationStatus = 'none' | 'reserved' | 'rejected' | 'committed' | 'released' | 'cancelled' | 'restocked';

export interface ReservationState {
  readonly orderId: string;
  readonly status: ReservationStatus;
  /** What is or was held, each SKU once. */
  readonly lines: readonly StockLine[];
  readonly releasedBecause?: 'OrderCancelled' | 'OrderFailed';
}

export type ReservationDecision = Decision<ReservationState, NewFact, StockMovement>;

type Rule<Type extends ReservationFact['type']> = (state: ReservationState, fact: FactOf<Type>) => ReservationDecision;

const apply = (
  state: ReservationState,
  facts: readonly NewFact[] = [],
  move?: (line: StockLine) => StockMovement,
): ReservationDecision => ({
  outcome: 'applied',
  state,
  facts,
  commands: move ? state.lines.map(move) : [],
});

const stay = (outcome: 'ignored' | 'anomaly', because: string) => (state: ReservationState): ReservationDecision => ({ outcome, because, state, facts: [], commands: [] }); // prettier-ignore

const late = stay('ignored', 'already-decided');
const never = stay('anomaly', 'impossible-for-this-reservation');

/** The order of the lines is kept; a SKU that is named twice is one line. */
const bySku = (lines: readonly StockLine[]): StockLine[] =>
  [...Map.groupBy(lines, ({ sku }) => sku)].map(([sku, same]) => ({ sku, quantity: same.reduce((sum, line) => sum + line.quantity, 0) }));

const reservedLines = ({ orderId, lines }: ReservationState) => fact(StockReserved, { orderId, lines: [...lines] }) as NewFact;

/** Says again what is held: an order that is placed once more has not heard it. */
const restate: Rule<'OrderPlaced'> = (state) => ({ outcome: 'noted', state, facts: [reservedLines(state)], commands: [] });

const refusalOf = (stock: Stock | undefined, quantity: number) => {
  if (!stock) return 'unknown';
  if (!stock.listed) return 'delisted';
  return available(stock) < quantity ? 'sold-out' : undefined;
};

/** All lines or none: half an order is of no use to anybody. */
const hold: Rule<'OrderPlaced'> = (state, { lines, stock }) => {
  const { orderId } = state;
  const wanted = bySku(lines);
  const refused = wanted.flatMap(({ sku, quantity }) => {
    const reason = refusalOf(stock.get(sku), quantity);
    return reason ? [{ sku, reason } as const] : [];
  });
  if (refused.length > 0) return apply({ ...state, status: 'rejected' }, [fact(StockRejected, { orderId, lines: refused }) as NewFact]);
  const held = { ...state, status: 'reserved', lines: wanted } as const;
  return apply(held, [reservedLines(held)], reserve);
};

/** Remembers that the order is over, for when it is heard to have been placed. */
const cancel = (state: ReservationState) => apply({ ...state, status: 'cancelled' });

const ship = (state: ReservationState) =>
  apply({ ...state, status: 'committed' }, [fact(StockCommitted, { orderId: state.orderId }) as NewFact], commit);

const released = ({ orderId }: ReservationState, restocked: boolean) => fact(StockReleased, { orderId, restocked }) as NewFact;

const letGo = (releasedBecause: 'OrderCancelled' | 'OrderFailed') => (state: ReservationState) =>
  apply({ ...state, status: 'released', releasedBecause }, [released(state, false)], release); // prettier-ignore

const putBack = (state: ReservationState) => apply({ ...state, status: 'restocked' }, [released(state, true)], restock);

/** A confirmation that was overtaken by the failure it led to; after a cancellation there can be none. */
const lateIfFailed = (state: ReservationState) => (state.releasedBecause === 'OrderFailed' ? late(state) : never(state));

/** Only the order decides; catalog asks and goes on holding. */
const ask: Rule<'HeldTooLong'> = (state, { reservedAt }) => ({
  outcome: 'noted',
  state,
  facts: [fact(ReservationExpiring, { orderId: state.orderId, reservedAt }) as NewFact],
  commands: [],
});

const freed = letGo('OrderCancelled');
const freedByFailure = letGo('OrderFailed');

/** What each fact means in each status. */
// prettier-ignore
const lifeCycle: { readonly [Type in ReservationFact['type']]: Readonly<Record<ReservationStatus, Rule<Type>>> } = {
  OrderPlaced:    { none: hold,   reserved: restate,        rejected: late,  committed: late,    released: late,         cancelled: late,  restocked: late },
  OrderConfirmed: { none: never,  reserved: ship,           rejected: never, committed: late,    released: lateIfFailed, cancelled: never, restocked: late },
  OrderCancelled: { none: cancel, reserved: freed,          rejected: late,  committed: never,   released: late,         cancelled: late,  restocked: never },
  OrderFailed:    { none: never,  reserved: freedByFailure, rejected: never, committed: putBack, released: late,         cancelled: never, restocked: late },
  HeldTooLong:    { none: late,   reserved: ask,            rejected: late,  committed: late,    released: late,         cancelled: late,  restocked: late },
};

/** Pure: no clock, no I/O. Used alike by messages, the sweep and the model checker. */
export function decide(state: ReservationState, fact: ReservationFact): ReservationDecision {
  const rule = lifeCycle[fact.type][state.status] as Rule<ReservationFact['type']>;
  return rule(state, fact as never);
}

/** An order of which nothing is known yet. */
export const newReservation = (orderId: string): ReservationState => ({ orderId, status: 'none', lines: [] });

import type { DatabaseName } from '../stack/names.js';

/** Minor units throughout: the shop has one currency. Ages are in milliseconds, by the clock of the database. */
export interface OrderEntry {
  readonly id: string;
  readonly customer: string;
  readonly status: 'pending' | 'confirmed' | 'completed' | 'failed' | 'cancelled';
  readonly reason: string | null;
  readonly total: number;
  /** Units of every line, added up. */
  readonly units: number;
  /** `sku×quantity` of every line, sorted. */
  readonly lines: string;
  readonly ageMs: number;
}

/** What was answered to `POST /orders` under an idempotency key. */
export interface KeyEntry {
  readonly customer: string;
  readonly key: string;
  readonly orderId: string | null;
}

export interface StockEntry {
  readonly sku: string;
  readonly onHand: number;
  readonly reserved: number;
  /** Sums of all movements. */
  readonly movedOnHand: number;
  readonly movedReserved: number;
  /** Units that reservations hold. */
  readonly held: number;
}

export interface ReservationEntry {
  readonly orderId: string;
  readonly status: string;
  /** Units that left the shelf for this order, by its movements. */
  readonly unitsTaken: number;
  /** As those of the order; empty where nothing was ever held. */
  readonly lines: string;
}

export interface PaymentEntry {
  readonly id: string;
  readonly orderId: string;
  readonly status: string;
  readonly amount: number | null;
  readonly refunding: number;
  readonly refunded: number;
  /** Sum of the refunds that succeeded. */
  readonly refundsSucceeded: number;
  readonly hasToken: boolean;
  /** Commands that the bank has not answered. */
  readonly openCommands: number;
}

export interface HoldEntry {
  readonly id: string;
  /** The payment's id. */
  readonly reference: string;
  readonly status: string;
  readonly amount: number;
  readonly refunded: number;
}

/** A line of the bank's ledger. */
export interface LedgerEntry {
  readonly authorizationId: string;
  readonly reference: string;
  readonly kind: string;
  readonly amount: number;
}

/** A fact as its owner's outbox has it. */
export interface FactEntry {
  readonly eventId: string;
  readonly topic: string;
  readonly type: string;
  readonly aggregate: string;
  readonly key: string;
  readonly version: number;
  readonly isPublished: boolean;
  /** Since it was said or last published. */
  readonly ageMs: number;
  /** What was said, to the byte; read for a comparison with the topics only. */
  readonly payload?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How many facts a row says that it has told. */
export interface AggregateEntry {
  readonly aggregate: string;
  readonly facts: number;
  readonly ageMs: number;
}

export interface DeadLetterEntry {
  readonly eventId: string;
  readonly type: string | null;
  readonly reason: string;
  readonly error: string;
  readonly status: 'parked' | 'replayed' | 'discarded';
  /** `topic/partition/offset` */
  readonly place: string;
}

export interface AnomalyEntry {
  readonly eventId: string;
  readonly type: string;
  readonly subject: string;
  readonly because: string;
}

/** Outbox, inbox and what went wrong in one service. */
export interface Spine {
  readonly service: DatabaseName;
  readonly facts: readonly FactEntry[];
  readonly aggregates: readonly AggregateEntry[];
  /** Ids of events that it has taken note of: those that are somebody's fact, and all that are nobody's. */
  readonly inbox: ReadonlySet<string>;
  readonly deadLetters: readonly DeadLetterEntry[];
  readonly parkedKeys: readonly string[];
  readonly anomalies: readonly AnomalyEntry[];
}

/**
 * What the five databases say: all of it, or a part that is closed in itself (some orders with all that belongs to them), so that an
 * invariant holds for the whole when it holds for every part.
 */
export interface Books {
  readonly orders: readonly OrderEntry[];
  readonly keys: readonly KeyEntry[];
  /** Event ids of each order's timeline. */
  readonly timelines: ReadonlyMap<string, readonly string[]>;
  readonly stock: readonly StockEntry[];
  readonly reservations: readonly ReservationEntry[];
  readonly payments: readonly PaymentEntry[];
  readonly holds: readonly HoldEntry[];
  readonly ledger: readonly LedgerEntry[];
  readonly spines: readonly Spine[];
  /** How long nothing has happened to each order, anywhere. */
  readonly quietMs: ReadonlyMap<string, number>;
}

export const emptyBooks: Books = {
  orders: [],
  keys: [],
  timelines: new Map(),
  stock: [],
  reservations: [],
  payments: [],
  holds: [],
  ledger: [],
  spines: [],
  quietMs: new Map(),
};

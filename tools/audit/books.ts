import type { DatabaseName } from '../stack/names.js';

/** Minor units throughout: the shop has one currency. */
export interface OrderEntry {
  readonly id: string;
  readonly status: 'pending' | 'confirmed' | 'completed' | 'failed' | 'cancelled';
  readonly reason: string | null;
  readonly total: number;
  /** Units of every line, added up. */
  readonly units: number;
}

/** What was answered to `POST /orders` under an idempotency key. */
export interface KeyEntry {
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
}

export interface ReservationEntry {
  readonly orderId: string;
  readonly status: string;
  /** Units that left the shelf for this order, by its movements. */
  readonly unitsTaken: number;
}

export interface PaymentEntry {
  readonly id: string;
  readonly orderId: string;
  readonly status: string;
  readonly amount: number | null;
  readonly refunding: number;
  readonly refunded: number;
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
}

/** Outbox, inbox and what went wrong in one service. */
export interface Spine {
  readonly service: DatabaseName;
  readonly facts: readonly FactEntry[];
  /** Ids of events that it has taken note of. */
  readonly inbox: ReadonlySet<string>;
  readonly deadLetters: readonly string[];
  readonly parkedKeys: readonly string[];
  readonly anomalies: readonly string[];
}

/** Everything that the five databases say, once nothing moves any more. */
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
}

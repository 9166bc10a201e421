import { OrderCancelled, OrderPlaced, type EventOf, type OrderConfirmed, type OrderFailed, type StockLine } from '@app/contracts';
import type { Stock } from './stock.js';

/** What others tell this service about an order. */
export type HeardFact = EventOf<typeof OrderPlaced | typeof OrderConfirmed | typeof OrderCancelled | typeof OrderFailed>;

const opening: ReadonlySet<string> = new Set([OrderPlaced.type, OrderCancelled.type]);

/** Whether such a fact may be the first that is heard of an order; any other is about an order that nobody placed. */
export const opensReservation = (type: string): boolean => opening.has(type);

/** A placed order is held against the stock of the moment, by SKU; one that is missing there is unknown. */
export type ReservationFact =
  | { readonly type: 'OrderPlaced'; readonly lines: readonly StockLine[]; readonly stock: ReadonlyMap<string, Stock> }
  | { readonly type: Exclude<HeardFact['type'], 'OrderPlaced'> }
  | { readonly type: 'HeldTooLong'; readonly reservedAt: string };

export type FactOf<Type extends ReservationFact['type']> = Extract<ReservationFact, { type: Type }>;

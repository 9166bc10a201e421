import type { EventOf, OrderCancelled, OrderConfirmed, OrderFailed, OrderPlaced, StockLine } from '@app/contracts';
import type { Stock } from './stock.js';

/** What others tell this service about an order. */
export type HeardFact = EventOf<typeof OrderPlaced | typeof OrderConfirmed | typeof OrderCancelled | typeof OrderFailed>;

/** A placed order is held against the stock of the moment, by SKU; one that is missing there is unknown. */
export type ReservationFact =
  | { readonly type: 'OrderPlaced'; readonly lines: readonly StockLine[]; readonly stock: ReadonlyMap<string, Stock> }
  | { readonly type: Exclude<HeardFact['type'], 'OrderPlaced'> }
  | { readonly type: 'HeldTooLong'; readonly reservedAt: string };

export type FactOf<Type extends ReservationFact['type']> = Extract<ReservationFact, { type: Type }>;

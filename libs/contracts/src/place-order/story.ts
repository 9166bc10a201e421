import type { EventDefinition } from '../event.js';
import type { ServiceName } from '../topics.js';
import {
  CaptureFailed, OrderCancelled, OrderCompleted, OrderConfirmed, OrderFailed, OrderPlaced, PaymentAuthorized, PaymentCaptured,
  PaymentDeclined, PaymentRefunded, PaymentVoided, ReservationExpiring, StockCommitted, StockRejected, StockReleased, StockReserved,
} from './index.js'; // prettier-ignore

export interface Step {
  readonly service: ServiceName;
  readonly does: string;
  /** What makes it happen; empty where a person or the clock does. */
  readonly hears: readonly EventDefinition[];
  readonly tells: readonly EventDefinition[];
  /** compensatable: can be undone · pivot: after it there is no way back · retriable: repeated until it succeeds */
  readonly kind: 'compensatable' | 'pivot' | 'retriable';
  /** The step, of the same service, whose effect this one takes back. */
  readonly undoes?: string;
}

/** The saga as a score: a choreography has no conductor, so every player is tested against this table. */
// prettier-ignore
export const placeOrderStory: readonly Step[] = [
  { service: 'order',   does: 'place order',          hears: [],                                 tells: [OrderPlaced],                          kind: 'compensatable' },
  { service: 'catalog', does: 'reserve stock',        hears: [OrderPlaced],                      tells: [StockReserved, StockRejected],         kind: 'compensatable' },
  { service: 'payment', does: 'authorize payment',    hears: [OrderPlaced, StockReserved],       tells: [PaymentAuthorized, PaymentDeclined],   kind: 'compensatable' },
  { service: 'order',   does: 'confirm order',        hears: [PaymentAuthorized],                tells: [OrderConfirmed],                       kind: 'pivot' },
  { service: 'catalog', does: 'commit stock',         hears: [OrderConfirmed],                   tells: [StockCommitted],                       kind: 'retriable' },
  { service: 'payment', does: 'capture payment',      hears: [OrderConfirmed],                   tells: [PaymentCaptured, CaptureFailed],       kind: 'retriable' },
  { service: 'order',   does: 'complete order',       hears: [PaymentCaptured],                  tells: [OrderCompleted],                       kind: 'retriable' },

  { service: 'order',   does: 'cancel order',         hears: [StockRejected, PaymentDeclined],   tells: [OrderCancelled],                       kind: 'retriable', undoes: 'place order' },
  { service: 'catalog', does: 'release stock',        hears: [OrderCancelled],                   tells: [StockReleased],                        kind: 'retriable', undoes: 'reserve stock' },
  { service: 'payment', does: 'void payment',         hears: [OrderCancelled, StockRejected],    tells: [PaymentVoided],                        kind: 'retriable', undoes: 'authorize payment' },

  { service: 'order',   does: 'fail order',           hears: [CaptureFailed],                    tells: [OrderFailed],                          kind: 'retriable' },
  { service: 'catalog', does: 'restock',              hears: [OrderFailed],                      tells: [StockReleased],                        kind: 'retriable', undoes: 'commit stock' },
  { service: 'payment', does: 'void failed capture',  hears: [OrderFailed],                      tells: [PaymentVoided],                        kind: 'retriable', undoes: 'capture payment' },

  { service: 'catalog', does: 'ask about old stock',  hears: [],                                 tells: [ReservationExpiring],                  kind: 'retriable' },
  { service: 'order',   does: 'decide about old stock', hears: [ReservationExpiring],            tells: [OrderCancelled, OrderConfirmed, OrderFailed], kind: 'retriable' },
  { service: 'payment', does: 'refund payment',       hears: [],                                 tells: [PaymentRefunded],                      kind: 'retriable' },
  { service: 'order',   does: 'keep the timeline',    hears: [StockReserved, StockCommitted, StockReleased, PaymentVoided, PaymentRefunded], tells: [], kind: 'retriable' },
];

const distinct = (definitions: EventDefinition[]) => [...new Set(definitions)];

export const consumedBy = (service: ServiceName): EventDefinition[] =>
  distinct(placeOrderStory.filter((step) => step.service === service).flatMap((step) => step.hears));

export const publishedBy = (service: ServiceName): EventDefinition[] =>
  distinct(placeOrderStory.filter((step) => step.service === service).flatMap((step) => step.tells));

import { allEvents, topics, consumedBy, type EventDefinition, type ServiceName } from '@app/contracts';

export type Ending = 'bought' | 'sold-out' | 'declined' | 'capture-failed';

/** A fact of an order's life. Facts of an ending are numbered from 1, in the order in which they were stated. */
export interface LifeFact {
  readonly type: string;
  /** The number of the fact that caused it; 0 is the customer's request. */
  readonly cause: number;
  readonly afterMs: number;
}

const fact = (type: string, cause: number, afterMs: number): LifeFact => ({ type, cause, afterMs });

/** How finished orders came to their ends. */
export const lives: Readonly<Record<Ending, readonly LifeFact[]>> = {
  bought: [
    fact('OrderPlaced', 0, 0),
    fact('StockReserved', 1, 8),
    fact('PaymentAuthorized', 2, 20),
    fact('OrderConfirmed', 3, 28),
    fact('StockCommitted', 4, 36),
    fact('PaymentCaptured', 4, 44),
    fact('OrderCompleted', 6, 52),
  ],
  'sold-out': [fact('OrderPlaced', 0, 0), fact('StockRejected', 1, 8), fact('OrderCancelled', 2, 16)],
  declined: [
    fact('OrderPlaced', 0, 0),
    fact('StockReserved', 1, 8),
    fact('PaymentDeclined', 2, 20),
    fact('OrderCancelled', 3, 28),
    fact('StockReleased', 4, 36),
  ],
  'capture-failed': [
    fact('OrderPlaced', 0, 0),
    fact('StockReserved', 1, 8),
    fact('PaymentAuthorized', 2, 20),
    fact('OrderConfirmed', 3, 28),
    fact('StockCommitted', 4, 36),
    fact('CaptureFailed', 4, 44),
    fact('OrderFailed', 6, 52),
    fact('StockReleased', 7, 60),
    fact('PaymentVoided', 7, 68),
  ],
};

/** Of every hundred orders these do not end in a purchase, by their number modulo 100. */
export const otherwise: readonly (readonly [ending: Ending, from: number, to: number])[] = [
  ['sold-out', 94, 95],
  ['declined', 96, 98],
  ['capture-failed', 99, 99],
];

const definitions = new Map<string, EventDefinition>(allEvents.map((definition) => [definition.type, definition]));

/** A fact of a life with all that its envelope says, and who hears it. */
export interface ToldFact extends LifeFact {
  readonly ending: Ending;
  readonly number: number;
  readonly definition: EventDefinition;
  readonly service: ServiceName;
  /** The how-manieth of its aggregate. */
  readonly version: number;
  readonly hearers: readonly ServiceName[];
}

const saga: readonly ServiceName[] = ['order', 'catalog', 'payment'];

export const toldFacts: readonly ToldFact[] = Object.entries(lives).flatMap(([ending, life]) =>
  life.map((one, index) => {
    const definition = definitions.get(one.type) as EventDefinition;
    const service = topics[definition.topic].owner;
    const ownSoFar = life.slice(0, index + 1).filter(({ type }) => definitions.get(type)?.aggregate === definition.aggregate);
    const hearers = saga.filter((hearer) => hearer !== service && consumedBy(hearer).includes(definition));
    return { ...one, ending: ending as Ending, number: index + 1, definition, service, version: ownSoFar.length, hearers };
  }),
);

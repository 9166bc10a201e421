import {
  OrderCancelled,
  OrderPlaced,
  StockRejected,
  StockReserved,
  type EventOf,
  type OrderConfirmed,
  type OrderFailed,
} from '@app/contracts';

/** What others tell this service about an order. */
export type HeardFact = EventOf<
  typeof OrderPlaced | typeof StockReserved | typeof StockRejected | typeof OrderConfirmed | typeof OrderCancelled | typeof OrderFailed
>;

const opening: ReadonlySet<string> = new Set([OrderPlaced, StockReserved, StockRejected, OrderCancelled].map(({ type }) => type));

/** Whether such a fact may be the first that is heard of an order; any other is about an order that nobody placed. */
export const opensPayment = (type: string): boolean => opening.has(type);

/** What the bank answers to a command about the payment itself. A hold that is dead or unknown counts as voided. */
export type BankAnswer =
  | { readonly type: 'Approved'; readonly authorizationId: string }
  | { readonly type: 'Declined'; readonly reason: string }
  | { readonly type: 'Captured' }
  | { readonly type: 'CaptureRefused'; readonly reason: string }
  | { readonly type: 'Voided' };

type Heard<Type extends HeardFact['type']> = Pick<Extract<HeardFact, { type: Type }>, 'type' | 'data'>;

/** The envelope is nobody's business here: only the facts that carry something we need show their data. */
export type PaymentFact = Heard<'OrderPlaced'> | { readonly type: Exclude<HeardFact['type'], 'OrderPlaced'> } | BankAnswer;

export type FactOf<Type extends PaymentFact['type']> = Extract<PaymentFact, { type: Type }>;

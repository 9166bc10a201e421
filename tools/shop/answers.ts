/** What the shop's API answers, as far as a tool reads it. */
export interface Money {
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly price: Money;
  readonly available: number;
}

export type OrderStatus = 'pending' | 'confirmed' | 'completed' | 'failed' | 'cancelled';

export interface Order {
  readonly id: string;
  readonly status: OrderStatus;
  readonly reason?: string;
  readonly lines: readonly { readonly sku: string; readonly name: string; readonly quantity: number }[];
  readonly total: Money;
  readonly traceId?: string;
}

export interface TimelineEntry {
  /** RFC 3339 */
  readonly at: string;
  readonly service: string;
  readonly fact: string;
  readonly eventId: string;
  readonly causationId: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Milliseconds since the fact that caused it. */
  readonly tookMs: number;
  readonly traceId?: string;
}

export const isFinal = ({ status }: Order): boolean => status === 'completed' || status === 'failed' || status === 'cancelled';

export const inWords = ({ amount, currency }: Money): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount / 100);

import type { OrderStatus } from '@app/client';

export const endingNames = ['bought', 'sold out', 'declined', 'cancelled', 'timed out', 'capture failed', 'delisted'] as const;
export type EndingName = (typeof endingNames)[number];

export interface Ending {
  readonly card: string;
  readonly shelf: 'plenty' | 'sold-out' | 'delisted';
  /** What happens while the bank keeps payment waiting. */
  readonly meanwhile?: 'customer cancels' | 'deadline passes';
  readonly status: OrderStatus;
  readonly reason?: string;
}

/** Whatever is killed, an order ends as its customer, its card and the shelf have it: no kill changes an ending. */
export const endings: Readonly<Record<EndingName, Ending>> = {
  bought: { card: 'tok_ok', shelf: 'plenty', status: 'completed' },
  'sold out': { card: 'tok_ok', shelf: 'sold-out', status: 'cancelled', reason: 'stock-rejected' },
  declined: { card: 'tok_declined', shelf: 'plenty', status: 'cancelled', reason: 'payment-declined' },
  cancelled: {
    card: 'tok_late',
    shelf: 'plenty',
    meanwhile: 'customer cancels',
    status: 'cancelled',
    reason: 'cancelled-by-customer',
  },
  'timed out': { card: 'tok_late', shelf: 'plenty', meanwhile: 'deadline passes', status: 'cancelled', reason: 'timed-out' },
  'capture failed': { card: 'tok_capture_fails', shelf: 'plenty', status: 'failed', reason: 'capture-failed' },
  delisted: { card: 'tok_ok', shelf: 'delisted', status: 'cancelled', reason: 'stock-rejected' },
};

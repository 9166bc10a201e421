import type { Money, Order } from '@app/client';

export const isFinal = ({ status }: Pick<Order, 'status'>): boolean =>
  status === 'completed' || status === 'failed' || status === 'cancelled';

export const inWords = ({ amount, currency }: Money): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount / 100);

import type { Order } from '@app/client';
import type { Ending } from './ending.js';
import { complaintsAbout } from './verdict.js';

const ending = { expects: { status: 'cancelled', reason: 'timed-out', facts: ['OrderPlaced', 'OrderCancelled'] } } as unknown as Ending;
const order = { status: 'cancelled', reason: 'timed-out' } as Order;

describe('the verdict on an ending', () => {
  it('is good when status, reason and facts are there, whatever else was told', () => {
    expect(complaintsAbout(ending, order, ['OrderCancelled', 'PaymentVoided', 'OrderPlaced'])).toEqual([]);
  });

  it('names each difference', () => {
    expect(complaintsAbout(ending, { ...order, reason: 'payment-declined' }, ['OrderPlaced'])).toEqual([
      'should be cancelled, timed-out',
      'never told: OrderCancelled',
    ]);
  });
});

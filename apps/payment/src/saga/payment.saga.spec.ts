import 'reflect-metadata';
import { consumedBy } from '@app/contracts';
import { handledEvents } from '@app/testing';
import { PaymentSaga } from './payment.saga.js';

describe('the payment service', () => {
  it('plays exactly the part that the story gives it', () => {
    expect(handledEvents(PaymentSaga)).toEqual(consumedBy('payment').map(({ type }) => type).sort()); // prettier-ignore
  });
});

import { consumedBy } from '@app/contracts';
import { handledEvents } from '@app/testing';
import { OrderSaga } from './order.saga.js';

it('plays exactly the part the story gives it', () => {
  const part = consumedBy('order').map((fact) => fact.type);
  expect(handledEvents(OrderSaga)).toEqual(part.sort());
});

import { serviceNames } from '../stack/names.js';
import { factsOf } from './facts.js';

const callers = Object.fromEntries(serviceNames.map((name) => [name, factsOf(name).calls]));

describe('what a deployment is told', () => {
  it('lets the gateway call the four services, the others ask user for keys, and payment and bank call each other', () => {
    expect(callers).toEqual({
      user: [],
      catalog: ['user'],
      order: ['user'],
      payment: ['user', 'bank'],
      bank: ['payment'],
      gateway: ['user', 'catalog', 'order', 'payment'],
    });
  });

  it('keeps the broker from the bank and the gateway', () => {
    expect(serviceNames.filter((name) => factsOf(name).usesBroker)).toEqual(['user', 'catalog', 'order', 'payment']);
  });
});

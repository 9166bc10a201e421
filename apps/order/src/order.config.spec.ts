import { OrderConfig } from './order.config.js';

const env = { SERVICE_NAME: 'order', DATABASE_URL: 'postgresql://localhost/order' };

it('has a default for everything but the database', () =>
  expect(new OrderConfig(env)).toMatchObject({ SHOP_CURRENCY: 'EUR', ORDER_DEADLINE_SECONDS: 120, RESERVATION_SECONDS: 900 }));

it.each(['120', '60'])('refuses a shop that asks about stock before an order is given up: %s', (RESERVATION_SECONDS) =>
  expect(() => new OrderConfig({ ...env, RESERVATION_SECONDS })).toThrow('RESERVATION_SECONDS'),
);

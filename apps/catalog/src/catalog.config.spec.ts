import { CatalogConfig } from './catalog.config.js';

const env = { SERVICE_NAME: 'catalog', DATABASE_URL: 'postgresql://localhost/catalog' };

describe('the configuration', () => {
  it('has a default for everything but the database', () =>
    expect(new CatalogConfig(env)).toMatchObject({ SHOP_CURRENCY: 'EUR', ORDER_DEADLINE_SECONDS: 120, RESERVATION_SECONDS: 900 }));

  it.each(['120', '60'])('refuses to ask about stock before an order is given up: %s', (RESERVATION_SECONDS) =>
    expect(() => new CatalogConfig({ ...env, RESERVATION_SECONDS })).toThrow('RESERVATION_SECONDS'),
  );

  it('names every variable that is wrong', () =>
    expect(() => new CatalogConfig({ SERVICE_NAME: 'catalog', SHOP_CURRENCY: 'euro', SWEEP_MS: '0' })).toThrow(
      /(?=[^]*DATABASE_URL)(?=[^]*SHOP_CURRENCY)(?=[^]*SWEEP_MS)/,
    ));
});

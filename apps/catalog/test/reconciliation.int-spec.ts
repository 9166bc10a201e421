import { newId } from '@app/kernel';
import { Reconciliation } from '@app/platform';
import { metric } from '@app/testing';
import { confirmed, LoneCatalog, placed } from './lone-catalog.js';

describe('stock and its movements', () => {
  let catalog: LoneCatalog;

  beforeAll(async () => {
    catalog = await LoneCatalog.start({ LOG_LEVEL: 'silent', RECONCILE_MS: '600000' });
  }, 40_000);
  afterAll(() => catalog.stop());

  const mismatches = async () => {
    await catalog.service.running.app.get(Reconciliation, { strict: false }).reconcile();
    return metric(catalog.service.running.url, 'reconciliation_mismatches{kind="stock"');
  };
  const aMinuteLater = () => catalog.service.database.query(`UPDATE stock_movements SET at = at - interval '61 seconds'`);

  it('agree, however much of them was added up before', async () => {
    const [sku, orderId] = [await catalog.stocked(9), newId()];
    await catalog.say(placed(orderId, { sku, quantity: 2 }));
    expect(await mismatches()).toBe(0);
    await aMinuteLater();
    expect(await mismatches()).toBe(0);
    await catalog.say(confirmed(orderId));
    await catalog.adjust(sku, { delta: 5, reason: 'found' });
    expect(await mismatches()).toBe(0);
    await aMinuteLater();
    expect(await mismatches()).toBe(0);
  });

  it('are found not to agree', async () => {
    const sku = await catalog.stocked(9);
    await catalog.service.database.query('UPDATE products SET on_hand = 8 WHERE sku = $1', [sku]);
    expect(await mismatches()).toBe(1);
    await catalog.service.database.query('UPDATE products SET on_hand = 9 WHERE sku = $1', [sku]);
    await mismatches();
    expect(await mismatches()).toBe(0);
  });
});

import { newId } from '@app/kernel';
import { LoneCatalog, placed } from './lone-catalog.js';

describe('stock adjustments', () => {
  let catalog: LoneCatalog;

  beforeAll(async () => {
    catalog = await LoneCatalog.start();
  }, 60_000);
  afterAll(() => catalog.stop());

  const delivery = { delta: 10, reason: 'delivery' };

  it('add and take pieces, and tell nobody', async () => {
    const sku = await catalog.stocked(0);
    const answer = await catalog.adjust(sku, delivery);
    expect(answer).toMatchObject({ status: 201, body: { sku, ...delivery, onHand: 10, reserved: 0, available: 10 } });
    expect((await catalog.adjust(sku, { delta: -4, reason: 'broken' })).body).toMatchObject({ onHand: 6 });
    const read = await catalog.get(`/products/${sku}`);
    expect([read.body['available'], read.body['version'], read.headers.get('etag')]).toEqual([6, 1, '"1-2"']);
    expect(await catalog.service.database.query('SELECT type FROM outbox WHERE aggregate_id = $1', [sku])).toEqual([
      { type: 'ProductListed' },
    ]);
  });

  it('happen once for one key, also when it is sent 20 times at once', async () => {
    const [sku, key] = [await catalog.stocked(0), newId()];
    const answers = await Promise.all(Array.from({ length: 20 }, () => catalog.adjust(sku, delivery, key)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(answers.filter(({ headers }) => headers.get('idempotent-replayed') === 'true')).toHaveLength(19);
    expect(await catalog.stockOf(sku)).toEqual({ onHand: 10, reserved: 0 });
    expect(await catalog.adjust(sku, { ...delivery, delta: 11 }, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });

  it('leave what is held for orders, and a refusal is not remembered', async () => {
    const [sku, key] = [await catalog.stocked(5), newId()];
    await catalog.say(placed(newId(), { sku, quantity: 3 }));
    const taking = { delta: -3, reason: 'lost' };
    expect(await catalog.adjust(sku, taking, key)).toMatchObject({ status: 409, body: { code: 'stock-below-zero', available: 2 } });
    expect(await catalog.stockOf(sku)).toEqual({ onHand: 5, reserved: 3 });
    await catalog.adjust(sku, { delta: 1, reason: 'found' });
    expect(await catalog.adjust(sku, taking, key)).toMatchObject({ status: 201, body: { onHand: 3, reserved: 3, available: 0 } });
    const { body } = await catalog.get(`/products/${sku}`);
    expect(body).toMatchObject({ available: 0 });
  });

  it('of one product add up when they come at once', async () => {
    const sku = await catalog.stocked(10);
    const answers = await Promise.all(Array.from({ length: 15 }, () => catalog.adjust(sku, { delta: -1, reason: 'sold at the fair' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      ...Array.from({ length: 10 }, () => 201),
      ...Array.from({ length: 5 }, () => 409),
    ]);
    expect(await catalog.stockOf(sku)).toEqual({ onHand: 0, reserved: 0 });
  });

  it.each([
    ['nothing', { delta: 0 }, '#/delta'],
    ['half a piece', { delta: 0.5 }, '#/delta'],
    ['a text', { delta: '5' }, '#/delta'],
    ['too much', { delta: 1_000_001 }, '#/delta'],
    ['no reason', { reason: undefined }, '#/reason'],
    ['a blank reason', { reason: ' ' }, '#/reason'],
    ['an unknown field', { sku: 'X' }, '#/sku'],
  ])('are refused for %s', async (_, changes, pointer) => {
    const sku = await catalog.stocked(1);
    expect(await catalog.adjust(sku, { ...delivery, ...changes })).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });

  it('need a key, a token and a product', async () => {
    const sku = await catalog.stocked(1);
    const pointer = '#/header/idempotency-key';
    for (const key of ['', 'short'])
      expect(await catalog.adjust(sku, delivery, key)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
    expect((await catalog.service.call('POST', `/products/${sku}/stock-adjustments`, { body: delivery })).status).toBe(401);
    expect((await catalog.adjust('NOPE', delivery)).status).toBe(404);
  });
});

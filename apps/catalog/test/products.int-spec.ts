import { ProductChanged, ProductDelisted, ProductListed } from '@app/contracts';
import { newId } from '@app/kernel';
import { LoneCatalog, mug, newSku, placed } from './lone-catalog.js';

const price = (amount: number, currency = 'EUR') => ({ amount, currency });

describe('products', () => {
  let catalog: LoneCatalog;

  beforeAll(async () => {
    catalog = await LoneCatalog.start();
  }, 60_000);
  afterAll(() => catalog.stop());

  it('are listed, read and told of', async () => {
    const sku = newSku();
    const answer = await catalog.create({ sku, available: 3, imageUrl: '/images/kitchen.svg' });
    expect(answer).toMatchObject({ status: 201, body: { sku, name: 'Mug', available: 3, version: 1, price: price(1_999) } });
    expect(answer.headers.get('location')).toBe(`/api/v1/products/${sku}`);
    const read = await catalog.get(`/products/${sku}`);
    expect([read.status, read.body]).toEqual([200, answer.body]);
    expect([answer.headers.get('etag'), read.headers.get('etag')]).toEqual(['"1-1"', '"1-1"']);
    expect(await catalog.hear(ProductListed, sku)).toEqual({ sku, name: 'Mug', price: price(1_999), listed: true, version: 1 });
  });

  it('have an ETag of two parts: reads see both, changes only the first', async () => {
    const sku = await catalog.stocked(5);
    await catalog.say(placed(newId(), { sku, quantity: 1 }));
    const read = await catalog.get(`/products/${sku}`, { 'if-none-match': '"1-1"' });
    expect([read.status, read.headers.get('etag')]).toEqual([200, '"1-2"']);
    expect((await catalog.get(`/products/${sku}`, { 'if-none-match': '"1-2"' })).status).toBe(304);
    const changed = await catalog.change(sku, { name: 'Cup', price: price(2_499) }, '"1-1"');
    expect(changed).toMatchObject({
      status: 200,
      body: { name: 'Cup', price: price(2_499), description: 'Holds tea', available: 4, version: 2 },
    });
    expect(changed.headers.get('etag')).toBe('"2-2"');
    expect(await catalog.hear(ProductChanged, sku)).toEqual({ sku, name: 'Cup', price: price(2_499), listed: true, version: 2 });
    expect(await catalog.change(sku, { name: 'Late' }, '"1-2"')).toMatchObject({ status: 412, body: { code: 'precondition-failed' } });
  });

  it('stay as they are when a change changes nothing', async () => {
    const sku = await catalog.stocked(0);
    expect(await catalog.change(sku, {}, '"1-0"')).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await catalog.change(sku, { name: 'Mug' }, '*')).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await catalog.service.saidOf(sku)).not.toContain('ProductChanged');
  });

  it('let one of two changes through that start from the same version', async () => {
    const sku = await catalog.stocked(0);
    const answers = await Promise.all(['A', 'B'].map((name) => catalog.change(sku, { name }, '"1-0"')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('are gone when they are delisted, and their SKU is never used again', async () => {
    const sku = await catalog.stocked(2);
    expect((await catalog.delist(sku, '"1-1"')).status).toBe(204);
    expect(await catalog.hear(ProductDelisted, sku)).toEqual({ sku, name: 'Mug', price: price(1_999), listed: false, version: 2 });
    expect(await catalog.get(`/products/${sku}`)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect((await catalog.change(sku, { name: 'Back' }, '*')).status).toBe(404);
    expect((await catalog.delist(sku, '*')).status).toBe(404);
    expect((await catalog.adjust(sku, { delta: 1, reason: 'found' })).status).toBe(404);
    expect(await catalog.create({ sku })).toMatchObject({ status: 409, body: { code: 'sku-taken' } });
  });

  it('are one per SKU, however many are made at once', async () => {
    const sku = newSku();
    const answers = await Promise.all(Array.from({ length: 5 }, () => catalog.create({ sku, available: 1 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect(await catalog.stockOf(sku)).toEqual({ onHand: 1, reserved: 0 });
  });

  it.each([
    ['no SKU', { sku: undefined }, '#/sku'],
    ['a SKU in lower case', { sku: 'mug' }, '#/sku'],
    ['a blank name', { name: ' ' }, '#/name'],
    ['a name that no column can hold', { name: 'A\0' }, '#/name'],
    ['a description that no column can hold', { description: 'A\0' }, '#/description'],
    ['half a character', { description: '\ud800' }, '#/description'],
    ['no category', { category: undefined }, '#/category'],
    ['no price', { price: undefined }, '#/price'],
    ['a price of nothing', { price: price(0) }, '#/price/amount'],
    ['a price without end', { price: price(10_000_001) }, '#/price/amount'],
    ['a fraction of a cent', { price: price(19.99) }, '#/price/amount'],
    ['another currency', { price: price(1_999, 'USD') }, '#/price/currency'],
    ['a price as text', { price: '19.99' }, '#/price'],
    ['a picture that runs', { imageUrl: 'javascript:alert(1)' }, '#/imageUrl'],
    ['a picture from who knows where', { imageUrl: '//evil.example/a.svg' }, '#/imageUrl'],
    ['stock below zero', { available: -1 }, '#/available'],
    ['a version smuggled in', { version: 7 }, '#/version'],
  ])('are not listed with %s', async (_, body, pointer) => {
    const before = await catalog.service.database.query('SELECT count(*) FROM products');
    const answer = await catalog.create(body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation-failed', errors: [{ pointer }] } });
    expect(answer.headers.get('content-type')).toMatch('application/problem+json');
    expect(await catalog.service.database.query('SELECT count(*) FROM products')).toEqual(before);
  });

  it.each([
    ['a new SKU', { sku: 'OTHER' }, '#/sku'],
    ['stock', { available: 9 }, '#/available'],
    ['no name at all', { name: null }, '#/name'],
    ['another currency', { price: price(1, 'USD') }, '#/price/currency'],
  ])('do not take %s as a change', async (_, body, pointer) => {
    const sku = await catalog.stocked(0);
    expect(await catalog.change(sku, body, '*')).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });

  it('are written by catalog administrators alone, who say what they have read', async () => {
    const sku = await catalog.stocked(0);
    const { service, customer } = catalog;
    expect((await service.call('POST', '/products', { body: mug() })).status).toBe(401);
    expect(await catalog.create({}, customer)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await catalog.change(sku, { name: 'X' }, undefined, customer)).status).toBe(403);
    expect((await catalog.delist(sku, '"9"', customer)).status).toBe(403);
    expect((await catalog.adjust(sku, { delta: 1, reason: 'x' }, newId(), customer)).status).toBe(403);
    expect(await catalog.change(sku, { name: 'X' })).toMatchObject({ status: 428, body: { code: 'precondition-required' } });
    expect((await catalog.delist(sku)).status).toBe(428);
    for (const ifMatch of ['"2-0"', 'W/"1-0"', '"x"', 'nonsense']) expect((await catalog.delist(sku, ifMatch)).status).toBe(412);
  });

  it.each(['nope', 'NOPE', 'a%20b', "';DROP", '..%2f', 'x'.repeat(100)])('that do not exist are not found: %s', async (sku) => {
    expect(await catalog.get(`/products/${sku}`)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('cannot have a name of control characters', async () => {
    expect(await catalog.get('/products/%00')).toMatchObject({ status: 400, body: { errors: [{ pointer: '#/path/sku' }] } });
  });

  it('answer to known methods only', async () => {
    expect(await catalog.service.call('PUT', '/products', { as: catalog.admin, body: {} })).toMatchObject({ status: 405 });
  });
});

import {
  fact, OrderCancelled, OrderCompleted, OrderConfirmed, OrderPlaced, PaymentAuthorized, PaymentCaptured, PaymentDeclined, ProductListed,
  StockCommitted, StockRejected, StockReserved, type NewFact,
} from '@app/contracts'; // prettier-ignore
import { newId } from '@app/kernel';
import { eventually, LoneService } from '@app/testing';
import { orderSchema } from '../src/persistence/schema.js';
import { orderService } from '../src/service.js';

let order: LoneService;
let customer: string;
const customerId = newId();
const amount = { amount: 3998, currency: 'EUR' };
const mug = { sku: 'MUG', name: 'Mug', price: { amount: 1999, currency: 'EUR' }, listed: true, version: 1 };

beforeAll(async () => {
  order = await LoneService.start(orderService, orderSchema, { SWEEP_MS: '50' });
  customer = await order.issuer.bearer(customerId, 'customer');
  await order.neighbours.say(fact(ProductListed, mug) as NewFact);
  await eventually(async () => expect(await order.database.query('SELECT sku FROM product_copies')).toEqual([{ sku: 'MUG' }]), 20_000);
}, 40_000);

afterAll(() => order.stop());

const body = { lines: [{ sku: 'MUG', quantity: 2 }], paymentToken: 'tok_ok' };
const place = (changes: object = {}, key = newId()) =>
  order.call('POST', '/orders', { as: customer, body: { ...body, ...changes }, headers: { 'idempotency-key': key } });

const placed = async () => (await place()).body['id'] as unknown as string;
const get = (id: string, query = '') => order.call('GET', `/orders/${id}${query}`, { as: customer });
const authorized = (orderId: string) => fact(PaymentAuthorized, { orderId, paymentId: newId(), amount }) as NewFact;
const captured = (orderId: string) => fact(PaymentCaptured, { orderId, paymentId: newId(), amount }) as NewFact;

describe('placing an order', () => {
  it('answers at once with a pending order and says that it was placed, with prices from its own copy', async () => {
    const { status, headers, body: answer } = await place();
    expect(status).toBe(201);
    expect(answer).toMatchObject({
      status: 'pending',
      total: amount,
      lines: [{ sku: 'MUG', name: 'Mug', quantity: 2, unitPrice: mug.price }],
      version: 1,
    });
    expect(headers.get('location')).toBe(`/api/v1/orders/${String(answer['id'])}`);
    expect(headers.get('etag')).toBe('"1"');
    const told = await order.neighbours.hear(OrderPlaced, String(answer['id']));
    expect(told).toMatchObject({ customerId, total: amount, paymentToken: 'tok_ok' });
  });

  it('happens once for one key, also when it is sent 20 times at once', async () => {
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 20 }, () => place({}, key)));
    expect(new Set(answers.map((answer) => answer.body['id'])).size).toBe(1);
    expect(answers.filter((answer) => answer.headers.get('idempotent-replayed') === 'true')).toHaveLength(19);
  });

  it.each([
    [
      'another body under the same key',
      422,
      'idempotency-key-reused',
      async () => (await place({}, 'k'.repeat(16)), place({ paymentToken: 'tok_slow' }, 'k'.repeat(16))),
    ],
    ['an unknown product', 422, 'unknown-product', () => place({ lines: [{ sku: 'NOPE', quantity: 1 }] })],
    ['another total', 409, 'total-changed', () => place({ expectedTotal: { amount: 1, currency: 'EUR' } })],
    ['a SKU twice', 400, 'validation-failed', () => place({ lines: [body.lines[0], body.lines[0]] })],
    ['51 lines', 400, 'validation-failed', () => place({ lines: Array.from({ length: 51 }, (_, n) => ({ sku: `S${n}`, quantity: 1 })) })],
    ['no lines', 400, 'validation-failed', () => place({ lines: [] })],
    ['a fraction', 400, 'validation-failed', () => place({ lines: [{ sku: 'MUG', quantity: 1.5 }] })],
    ['a negative quantity', 400, 'validation-failed', () => place({ lines: [{ sku: 'MUG', quantity: -1 }] })],
    ['101 of one', 400, 'validation-failed', () => place({ lines: [{ sku: 'MUG', quantity: 101 }] })],
    [
      'a smuggled price',
      400,
      'validation-failed',
      () => place({ lines: [{ sku: 'MUG', quantity: 1, unitPrice: { amount: 1, currency: 'EUR' } }] }),
    ],
    ['a smuggled customer', 400, 'validation-failed', () => place({ customerId: newId() })],
    ['a malformed token', 400, 'validation-failed', () => place({ paymentToken: 'tok ok' })],
    ['no key', 400, 'validation-failed', () => order.call('POST', '/orders', { as: customer, body })],
    ['a malformed key', 400, 'validation-failed', () => place({}, 'short')],
    [
      'broken JSON',
      400,
      'malformed-json',
      () => order.call('POST', '/orders', { as: customer, body: '{"lines":', headers: { 'idempotency-key': newId() } }),
    ],
    ['no token', 401, 'unauthenticated', () => order.call('POST', '/orders', { body, headers: { 'idempotency-key': newId() } })],
  ])('refuses %s', async (_, status, code, attempt) => {
    const before = await order.database.query('SELECT count(*) FROM orders');
    const answer = await attempt();
    expect(answer).toMatchObject({ status, body: { status, code } });
    expect(answer.headers.get('content-type')).toMatch('application/problem+json');
    if (code !== 'idempotency-key-reused') expect(await order.database.query('SELECT count(*) FROM orders')).toEqual(before);
  });
});

describe('the saga', () => {
  it('confirms, completes and keeps the whole story', async () => {
    const id = await placed();
    await order.neighbours.hear(OrderPlaced, id);
    await order.neighbours.say(fact(StockReserved, { orderId: id, lines: body.lines }) as NewFact);
    await order.neighbours.say(authorized(id));
    await order.neighbours.hear(OrderConfirmed, id);
    await order.neighbours.say(captured(id));
    await order.neighbours.say(fact(StockCommitted, { orderId: id }) as NewFact);
    expect(await get(id, '?wait=20')).toMatchObject({ status: 200, body: { status: 'completed' } });
    await order.neighbours.hear(OrderCompleted, id);
    await eventually(async () => {
      const { body: timeline } = await order.call('GET', `/orders/${id}/timeline`, { as: customer });
      const facts = (timeline['items'] as unknown as { fact: string; data: object }[]) ?? [];
      expect(facts.map((item) => item.fact).sort()).toEqual(
        ['OrderCompleted', 'OrderConfirmed', 'OrderPlaced', 'PaymentAuthorized', 'PaymentCaptured', 'StockCommitted', 'StockReserved'], // prettier-ignore
      );
      expect(JSON.stringify(facts)).not.toContain('tok_ok');
    });
  });

  it.each([
    ['stock-rejected', (orderId: string) => fact(StockRejected, { orderId, lines: [{ sku: 'MUG', reason: 'sold-out' }] }) as NewFact],
    ['payment-declined', (orderId: string) => fact(PaymentDeclined, { orderId, paymentId: newId(), reason: 'declined' }) as NewFact],
  ])('is cancelled as %s', async (reason, refusal) => {
    const id = await placed();
    await order.neighbours.say(refusal(id));
    expect(await get(id, '?wait=20')).toMatchObject({ body: { status: 'cancelled', reason } });
    expect(await order.neighbours.hear(OrderCancelled, id)).toEqual({ orderId: id, reason });
  });

  it('says nothing twice when it is told twice', async () => {
    const id = await placed();
    const eventId = newId();
    await order.neighbours.say(authorized(id), { id: eventId });
    await order.neighbours.say(authorized(id), { id: eventId });
    await order.neighbours.say(authorized(id)); // restated: another event, the same news
    await order.neighbours.say(captured(id));
    await order.neighbours.hear(OrderCompleted, id);
    expect((await order.saidOf(id)).filter((type) => type === 'OrderConfirmed')).toHaveLength(1);
  });

  it('calls an impossible fact and an unknown order anomalies, and goes on', async () => {
    const id = await placed();
    const stranger = newId();
    await order.neighbours.say(captured(id));
    await order.neighbours.say(authorized(stranger));
    await eventually(async () => {
      const rows = await order.database.query('SELECT type, subject, because FROM saga_anomalies ORDER BY type');
      expect(rows).toEqual([
        { type: 'PaymentAuthorized', subject: stranger, because: 'unknown-order' },
        { type: 'PaymentCaptured', subject: id, because: 'impossible-for-this-order' },
      ]);
    });
    await order.neighbours.say(authorized(id));
    await order.neighbours.hear(OrderConfirmed, id);
  });

  it('lets only its own customer see an order, or support', async () => {
    const id = await placed();
    const stranger = await order.issuer.bearer(newId(), 'customer');
    for (const path of ['', '/timeline', '/events']) {
      expect(await order.call('GET', `/orders/${id}${path}`, { as: stranger })).toMatchObject({ status: 404 });
    }
    expect(await order.call('POST', `/orders/${id}/cancellation`, { as: stranger, headers: { 'idempotency-key': newId() } })).toMatchObject(
      { status: 404 },
    );
    expect(await order.call('GET', `/orders/${id}`, { as: await order.issuer.bearer(newId(), 'support') })).toMatchObject({ status: 200 });
  });

  it('can be cancelled by its customer until it is confirmed', async () => {
    const id = await placed();
    const cancel = (key = newId()) =>
      order.call('POST', `/orders/${id}/cancellation`, { as: customer, headers: { 'idempotency-key': key } });
    expect(await cancel()).toMatchObject({ status: 200, body: { status: 'cancelled', reason: 'cancelled-by-customer', version: 2 } });
    expect(await cancel()).toMatchObject({ status: 200, body: { status: 'cancelled', version: 2 } });
    const other = await placed();
    await order.neighbours.say(authorized(other));
    await order.neighbours.hear(OrderConfirmed, other);
    expect(
      await order.call('POST', `/orders/${other}/cancellation`, { as: customer, headers: { 'idempotency-key': newId() } }),
    ).toMatchObject({
      status: 409,
      body: { code: 'order-already-confirmed' },
    });
  });
});

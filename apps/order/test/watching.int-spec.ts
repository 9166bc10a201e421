import {
  fact, PaymentAuthorized, PaymentCaptured, ProductListed, StockCommitted, StockReserved, type NewFact,
} from '@app/contracts'; // prettier-ignore
import { newId } from '@app/kernel';
import { startService, type RunningService } from '@app/platform';
import { eventually, LoneService } from '@app/testing';
import { orderSchema } from '../src/persistence/schema.js';
import { orderService } from '../src/service.js';

let order: LoneService;
let customer: string;
const amount = { amount: 1, currency: 'EUR' };

beforeAll(async () => {
  order = await LoneService.start(orderService, orderSchema, { SWEEP_MS: '50' });
  customer = await order.issuer.bearer(newId(), 'customer');
  await order.neighbours.say(fact(ProductListed, { sku: 'PEN', name: 'Pen', price: amount, listed: true, version: 1 }) as NewFact);
  await eventually(async () => expect(await order.database.query('SELECT 1 FROM product_copies')).toHaveLength(1), 20_000);
}, 40_000);

afterAll(() => order.stop());

const place = async () => {
  const body = { lines: [{ sku: 'PEN', quantity: 1 }], paymentToken: 'tok_ok' };
  const answer = await order.call('POST', '/orders', { as: customer, body, headers: { 'idempotency-key': newId() } });
  return String(answer.body['id']);
};

const say = (said: NewFact) => order.neighbours.say(said);
const finish = async (orderId: string) => {
  await say(fact(StockReserved, { orderId, lines: [{ sku: 'PEN', quantity: 1 }] }) as NewFact);
  await say(fact(PaymentAuthorized, { orderId, paymentId: newId(), amount }) as NewFact);
  await eventually(async () =>
    expect(await order.call('GET', `/orders/${orderId}`, { as: customer })).toMatchObject({ body: { status: 'confirmed' } }),
  );
  await say(fact(PaymentCaptured, { orderId, paymentId: newId(), amount }) as NewFact);
};

/** Reads a stream of server-sent events to its end. */
async function events(url: string, orderId: string, lastEventId?: string) {
  const response = await fetch(`${url}/api/v1/orders/${orderId}/events`, {
    headers: { authorization: customer, ...(lastEventId && { 'last-event-id': lastEventId }) },
  });
  const text = await response.text();
  const entries = text.split('\n\n').filter((block) => block.startsWith('id:'));
  return entries.map((block) => {
    const [id = '', name = '', data = ''] = block.split('\n').map((line) => line.slice(line.indexOf(':') + 2));
    return { id, name, data: JSON.parse(data) as { fact: string; tookMs: number } };
  });
}

describe('watching an order', () => {
  it('streams its timeline and ends when all that was held is settled; a client resumes where it was cut', async () => {
    const id = await place();
    const stream = events(order.running.url, id);
    await finish(id);
    await say(fact(StockCommitted, { orderId: id }) as NewFact);
    const seen = await stream;
    expect(seen.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['OrderPlaced', 'StockReserved', 'OrderConfirmed', 'OrderCompleted', 'StockCommitted']),
    );
    expect(seen.map(({ id: number }) => Number(number))).toEqual(seen.map((_, index) => index + 1));
    expect((await events(order.running.url, id, '3')).map(({ id: number }) => number)).toEqual(
      seen.slice(3).map(({ id: number }) => number),
    );
  });

  it('ends a stream ten seconds after the final fact when something is never settled', async () => {
    const id = await place();
    const started = Date.now();
    const stream = events(order.running.url, id);
    await finish(id);
    await stream;
    expect(Date.now() - started).toBeGreaterThan(9_000);
  }, 20_000);

  it('answers a long poll as soon as the order is final, also when another instance made it so', async () => {
    const other: RunningService = await startService(orderService, {
      env: { NODE_ENV: 'test', LOG_LEVEL: 'warn', DATABASE_URL: order.database.url, JWKS_URL: order.issuer.jwksUrl, SWEEP_MS: '50' },
      broker: order.broker,
    });
    const id = await place();
    const wait = (url: string) => fetch(`${url}/api/v1/orders/${id}?wait=20`, { headers: { authorization: customer } }).then((r) => r.json() as Promise<{ status: string }>); // prettier-ignore
    const both = Promise.all([wait(order.running.url), wait(other.url)]);
    await finish(id);
    expect((await both).map(({ status }) => status)).toEqual(['completed', 'completed']);
    await other.close();
  }, 30_000);

  it('answers a long poll with the present state when its time is up', async () => {
    const id = await place();
    expect(await order.call('GET', `/orders/${id}?wait=1`, { as: customer })).toMatchObject({ status: 200, body: { status: 'pending' } });
    for (const wait of ['31', '-1', '1.5', 'x']) {
      expect(await order.call('GET', `/orders/${id}?wait=${wait}`, { as: customer })).toMatchObject({ status: 400 });
    }
  });

  it('gives up what is pending when its deadline has passed, as timed out', async () => {
    const id = await place();
    await order.database.query(`UPDATE orders SET deadline_at = now() - interval '1 second' WHERE id = $1`, [id]);
    expect(await order.call('GET', `/orders/${id}?wait=10`, { as: customer })).toMatchObject({
      body: { status: 'cancelled', reason: 'timed-out' },
    });
    const { body } = await order.call('GET', `/orders/${id}/timeline`, { as: customer });
    const [placed, cancelled] = body['items'] as unknown as { eventId: string; causationId: string; fact: string }[];
    expect(cancelled).toMatchObject({ fact: 'OrderCancelled', causationId: placed?.eventId });
  });
});

describe('listing orders', () => {
  it('pages through one customer’s orders, newest first, forwards and back', async () => {
    const someone = await order.issuer.bearer(newId(), 'customer');
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const body = { lines: [{ sku: 'PEN', quantity: 1 }], paymentToken: 'tok_ok' };
      ids.unshift(String((await order.call('POST', '/orders', { as: someone, body, headers: { 'idempotency-key': newId() } })).body['id']));
    }
    const page = async (query: string) => {
      const { status, body } = await order.call('GET', `/orders?limit=2${query}`, { as: someone });
      expect(status).toBe(200);
      return {
        ids: (body['items'] as unknown as { id: string }[]).map(({ id }) => id),
        next: body['next'] as unknown as string | null,
        prev: body['prev'] as unknown as string | null,
      };
    };
    const first = await page('');
    const second = await page(`&cursor=${first.next}`);
    const third = await page(`&cursor=${second.next}`);
    expect([...first.ids, ...second.ids, ...third.ids]).toEqual(ids);
    expect([first.prev, third.next]).toEqual([null, null]);
    expect((await page(`&cursor=${third.prev}`)).ids).toEqual(second.ids);
    for (const bad of [`&cursor=${first.next}&status=pending`, '&cursor=nonsense', '&limit=0', '&limit=101', '&what=1', '&status=lost']) {
      expect(await order.call('GET', `/orders?${bad.slice(1)}`, { as: someone })).toMatchObject({ status: 400 });
    }
  });
});

import { newId } from '@app/kernel';
import { Shop } from './shop.js';
import type { Upstream } from './upstream.js';

const path = '/api/v1/my/orders';
const [first, second] = [newId(), newId()];
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)).toISOString();

const says = (upstream: Upstream, answers: (url: string) => unknown): void => {
  upstream.script = ({ url }, response) => {
    const answer = answers(url);
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(answer ?? {}));
  };
};

describe('my orders', () => {
  const shop = new Shop();
  const { order, payment } = shop.upstreams;
  let headers: Record<string, string>;
  const read = async (query = '') => (await (await shop.fetch(path + query, { headers })).json()) as Record<string, unknown>;

  beforeEach(async () => {
    await shop.start();
    headers = { authorization: await shop.bearer('customer') };
    [order, payment].forEach((upstream) => upstream.reset());
    says(order, (url) =>
      url.includes('timeline')
        ? { items: [3, 1, 2].map((seconds) => ({ at: at(seconds), service: 'order', fact: `Fact${seconds}` })) }
        : { items: [{ id: first, total: { amount: 5, currency: 'EUR' } }, { id: second }], next: 'more', prev: null },
    );
    says(payment, (url) => (url.includes(first) ? { items: [{ id: newId(), status: 'captured', amount: 5, refunded: 0 }] } : undefined));
  });
  afterEach(() => shop.stop());

  it('come with their payment and a summary of their timeline', async () => {
    const timeline = { facts: 3, last: { at: at(3), service: 'order', fact: 'Fact3' }, tookMs: 2_000 };
    expect(await read('?limit=2')).toMatchObject({
      items: [
        { id: first, total: { amount: 5, currency: 'EUR' }, payment: { status: 'captured' }, timeline },
        { id: second, payment: null, timeline },
      ],
      next: 'more',
      prev: null,
      unavailable: [],
    });
    expect(order.received[0]?.url).toMatch(/^\/api\/v1\/orders\?limit=2&customerId=[\w-]{36}$/);
    expect(payment.received.map((request) => request.headers.authorization)).toEqual([headers['authorization'], headers['authorization']]);
  });

  it('come without what cannot be read, and say so', async () => {
    await payment.stop();
    expect(await read()).toMatchObject({
      items: [
        { payment: null, timeline: { facts: 3 } },
        { payment: null, timeline: { facts: 3 } },
      ],
      unavailable: ['payment'],
    });
    await order.stop();
    expect(await read()).toEqual({ items: null, next: null, prev: null, unavailable: ['orders'] });
  });

  it('are for customers, within the limits of the table, and documented', async () => {
    expect((await shop.fetch(path)).status).toBe(401);
    expect((await shop.fetch(path, { headers: { authorization: await shop.bearer('finance') } })).status).toBe(403);
    expect((await shop.fetch(path, { headers })).headers.get('ratelimit-policy')).toContain('"customer"');
    expect(await read('?limit=0')).toMatchObject({ status: 400 });
    const response = await shop.fetch('/openapi/gateway.json');
    expect(Object.keys(((await response.json()) as { paths: object }).paths)).toEqual([path]);
  });
});

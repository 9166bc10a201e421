import type { ServerResponse } from 'node:http';
import { Shop } from './shop.js';
import { Upstream } from './upstream.js';

const route = 'GET /api/v1/orders';
const path = '/api/v1/orders';

describe('a route that is moving', () => {
  const shop = new Shop();
  const { order } = shop.upstreams;
  const next = new Upstream();

  beforeAll(async () => {
    await next.start();
    await shop.start({ MOVING_ROUTES: JSON.stringify([{ route, to: next.url, share: 0.5, header: 'X-Preview' }]) });
  });
  afterAll(async () => {
    await shop.stop();
    await next.stop();
  });
  beforeEach(() => [order, next].forEach((upstream) => upstream.reset()));

  it('is spread evenly over callers, and each stays where they are', async () => {
    const callers = await Promise.all(Array.from({ length: 60 }, () => shop.bearer('customer')));
    for (let round = 0; round < 2; round++)
      await Promise.all(callers.map((authorization) => shop.fetch(path, { headers: { authorization } })));
    expect(next.received.length).toBeGreaterThan(30);
    expect(order.received.length).toBeGreaterThan(30);
    const seen = (upstream: Upstream) => new Set(upstream.received.map(({ headers }) => headers.authorization));
    expect([...seen(order)].filter((caller) => seen(next).has(caller))).toEqual([]);
  });

  it('takes those along who say so', async () => {
    for (let caller = 0; caller < 10; caller++)
      await shop.fetch(path, { headers: { authorization: await shop.bearer('customer'), 'x-preview': '1' } });
    expect([next.received.length, order.received.length]).toEqual([10, 0]);
  });

  it('takes along what is composed of it', async () => {
    const page = (_request: unknown, response: ServerResponse) =>
      void response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[],"next":null,"prev":null}');
    for (const upstream of [order, next]) upstream.script = page;
    await shop.fetch('/api/v1/my/orders', { headers: { authorization: await shop.bearer('customer'), 'x-preview': '1' } });
    expect([next.received.length, order.received.length]).toEqual([1, 0]);
  });

  it('leaves the other routes where they are', async () => {
    await shop.fetch(`${path}/1`, { headers: { authorization: await shop.bearer('customer'), 'x-preview': '1' } });
    expect([next.received.length, order.received.length]).toEqual([0, 1]);
  });
});

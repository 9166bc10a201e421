import type { ServerResponse } from 'node:http';
import { eventually } from '@app/testing';
import { Shop } from './shop.js';

const path = '/api/v1/orders';

describe('a service that is silent', () => {
  const shop = new Shop();
  const { order, catalog } = shop.upstreams;
  let headers: Record<string, string>;

  beforeEach(async () => {
    await shop.start();
    [order, catalog].forEach((upstream) => upstream.reset());
    headers = { authorization: await shop.bearer('customer') };
  });
  afterEach(() => shop.stop());

  const send = (init: RequestInit = {}) => shop.fetch(path, { headers, method: 'POST', body: '{}', ...init });

  const fastestOf = async (calls: number): Promise<number> => {
    let fastest = Infinity;
    for (let call = 0; call < calls; call++) {
      const begin = performance.now();
      await send();
      fastest = Math.min(fastest, performance.now() - begin);
    }
    return fastest;
  };

  it('is left alone after a few calls, at once and in clear words, while the others go on; and it comes back', async () => {
    const { port } = order;
    await order.stop();
    for (let call = 0; call < 5; call++)
      expect(await (await send()).json()).toMatchObject({ detail: 'the order service cannot be reached' });
    const answer = await send();
    expect(await fastestOf(5)).toBeLessThan(50);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await answer.json()).toMatchObject({ code: 'unavailable', detail: 'the order service did not answer lately' });
    expect((await shop.fetch(`${path}/1/events`, { headers })).status).toBe(503);
    expect((await shop.fetch('/api/v1/products')).status).toBe(200);
    const figures = async () => (await shop.fetch('/metrics')).text();
    expect(await figures()).toMatch(/breaker_open\{upstream="order".*\} 1/);
    await order.start(port);
    await eventually(async () => expect((await send()).status).toBe(200));
    expect(await figures()).toMatch(/breaker_open\{upstream="order".*\} 0/);
  });

  it('comes back even if who tries first does not wait for it', async () => {
    const { port } = order;
    await order.stop();
    for (let call = 0; call < 6; call++) await send();
    const held: ServerResponse[] = [];
    order.script = (_request, response) => void held.push(response);
    await order.start(port);
    const impatient = { headers: { ...headers, 'x-deadline-ms': '50' } };
    await eventually(async () => expect(await (await send(impatient)).json()).toMatchObject({ code: 'gateway-timeout' }));
    expect((await send()).status).toBe(503);
    order.reset();
    held.forEach((response) => response.writeHead(200).end());
    await eventually(async () => expect((await send()).status).toBe(200));
    expect(held).toHaveLength(1);
  });

  it('is told how long its caller waits, and given up then', async () => {
    order.script = () => undefined;
    const answer = await send({ headers: { ...headers, 'x-deadline-ms': '900' } });
    expect(await answer.json()).toMatchObject({ status: 504, code: 'gateway-timeout' });
    const told = () => Number(order.received[0]?.headers['x-deadline-ms']);
    expect(told()).toBeGreaterThan(500);
    expect(told()).toBeLessThanOrEqual(900);
    order.reset();
    await send();
    expect(told()).toBe(5_000);
  });

  it('keeps nobody beyond their own time, also who waits for a place', async () => {
    order.script = () => undefined;
    const client = new AbortController();
    const stuck = Promise.allSettled(Array.from({ length: 100 }, () => send({ signal: client.signal })));
    await eventually(() => expect(order.received.length).toBe(100));
    const answer = await send({ headers: { ...headers, 'x-deadline-ms': '100' } });
    expect(answer.status).toBe(504);
    expect(order.received).toHaveLength(100);
    client.abort();
    await stuck;
  });

  it('takes its places, and none of the others', async () => {
    order.script = () => undefined;
    const client = new AbortController();
    const stuck = Promise.allSettled(Array.from({ length: 150 }, () => send({ signal: client.signal })));
    await eventually(() => expect(order.received.length).toBeGreaterThanOrEqual(100));
    expect((await shop.fetch('/api/v1/products')).status).toBe(200);
    expect(catalog.received).toHaveLength(1);
    client.abort();
    await stuck;
    order.reset();
    await eventually(async () => expect((await send()).status).toBe(200));
  });
});

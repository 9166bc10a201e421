import type { ServerResponse } from 'node:http';
import { newId } from '@app/kernel';
import { eventually } from '@app/testing';
import { Shop } from './shop.js';
import type { Upstream } from './upstream.js';

const path = '/api/v1/my/orders';
const [first, second] = [newId(), newId()];
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)).toISOString();

const [total, nothing] = [5, 0].map((amount) => ({ amount, currency: 'EUR' }));
const lines = [{ sku: 'MUG', name: 'Mug', quantity: 1, unitPrice: total }];
const orderOf = (id: string) => {
  const told = { id, customerId: newId(), status: 'completed', lines, total, placedAt: at(1), updatedAt: at(3), version: 3 };
  return { ...told, _links: { self: { href: `/api/v1/orders/${id}` } } };
};
const orders = [first, second].map(orderOf);

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
        : { items: orders, next: 'more', prev: null },
    );
    const captured = { id: newId(), status: 'captured', amount: total, refunded: nothing };
    says(payment, (url) => (url.includes(first) ? { items: [captured] } : undefined));
  });
  afterEach(() => shop.stop());

  it('come with their payment and a summary of their timeline', async () => {
    const timeline = { facts: 3, last: { at: at(3), service: 'order', fact: 'Fact3' }, tookMs: 2_000 };
    expect(await read('?limit=2')).toMatchObject({
      items: [
        { ...orders[0], payment: { status: 'captured', amount: total, refunded: nothing }, timeline },
        { ...orders[1], payment: null, timeline },
      ],
      next: 'more',
      prev: null,
      unavailable: [],
    });
    expect(order.received[0]?.url).toMatch(/^\/api\/v1\/orders\?limit=2&customerId=[\w-]{36}$/);
    expect(payment.received.map((request) => request.headers.authorization)).toEqual([headers['authorization'], headers['authorization']]);
  });

  it('have the fields that are named, whatever the services add', async () => {
    const more = orders.map((one) => ({ ...one, status: 'on-hold', riskScore: 7, lines: [{ ...lines[0], cost: 1 }] }));
    says(order, (url) => (url.includes('timeline') ? undefined : { items: more, next: null, prev: null, total: 2 }));
    says(payment, () => ({ items: [{ id: first, status: 'captured', amount: total, refunded: nothing, bankReference: 'b-1' }] }));
    const told = { id: first, status: 'captured', amount: total, refunded: nothing };
    expect(await read()).toEqual({
      items: orders.map((one) => ({ ...one, status: 'on-hold', payment: told, timeline: null })),
      next: null,
      prev: null,
      unavailable: [],
    });
  });

  it('are missing, and named, when one of them lacks what is promised', async () => {
    const { total: _, ...poor } = orderOf(first);
    says(order, () => ({ items: [poor], next: null, prev: null }));
    expect(await read()).toEqual({ items: null, next: null, prev: null, unavailable: ['orders'] });
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

  it('of a long list take a part of the places only, and none for who has gone', async () => {
    const list = { items: Array.from({ length: 100 }, () => orderOf(newId())), next: null, prev: null };
    const held: ServerResponse[] = [];
    const hold = (response: ServerResponse) => held.push(response.on('close', () => closed++));
    let closed = 0;
    says(order, () => list);
    const answer = order.script;
    order.script = (sent, response, raw) => void (sent.url.includes('timeline') ? hold(response) : answer(sent, response, raw));
    payment.script = (_sent, response) => void hold(response);
    const client = new AbortController();
    const reading = shop.fetch(`${path}?limit=100`, { headers, signal: client.signal }).catch(() => undefined);
    await eventually(() => expect(held).toHaveLength(10));
    held.forEach((response) => response.writeHead(404).end());
    await eventually(() => expect(held).toHaveLength(20));
    client.abort();
    await reading;
    await eventually(() => expect(closed).toBe(20));
    expect((await shop.fetch('/health/live')).status).toBe(200);
    expect(held).toHaveLength(20);
  });

  it('of a long list come in time, without what is slow', async () => {
    const list = { items: Array.from({ length: 100 }, () => orderOf(newId())), next: null, prev: null };
    says(order, (url) => (url.includes('timeline') ? { items: [] } : list));
    payment.script = (_sent, response) => void setTimeout(() => response.writeHead(404).end(), 1_000);
    const answer = await read('?limit=100');
    expect(answer).toMatchObject({ unavailable: ['payment'] });
    expect(answer['items']).toHaveLength(100);
    expect(payment.received.length).toBeLessThan(100);
  });

  it('come when their caller wants them, without what begins and does not end', async () => {
    payment.script = (_sent, response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{');
    headers['x-deadline-ms'] = '700';
    expect(await read()).toMatchObject({ items: [{ timeline: { facts: 3 } }, { timeline: { facts: 3 } }], unavailable: ['payment'] });
    const told = payment.received.map((request) => Number(request.headers['x-deadline-ms']));
    expect(Math.max(...told)).toBeLessThanOrEqual(700);
  });

  it('come in time also when a part without end is what a service is tried with after a break', async () => {
    const { port } = payment;
    await payment.stop();
    for (let call = 0; call < 3; call++) expect(await read()).toMatchObject({ unavailable: ['payment'] });
    payment.script = ({ url }, response) => {
      if (!url.includes('/payments')) return void response.end();
      const drip = setInterval(() => response.write(' '), 200);
      response.writeHead(200).once('close', () => clearInterval(drip));
    };
    await payment.start(port);
    headers['x-deadline-ms'] = '700';
    let answer = {};
    await eventually(async () => {
      answer = await read();
      expect(payment.received.filter(({ url }) => url.includes('/payments'))).not.toHaveLength(0);
    });
    expect(answer).toMatchObject({ items: [{ timeline: { facts: 3 } }, {}], unavailable: ['payment'] });
  }, 15_000);

  it('are counted also when only their head is asked for', async () => {
    const left = async () => {
      const response = await shop.fetch(path, { headers, method: 'HEAD' });
      return Number(/"my-orders";r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1]);
    };
    expect((await left()) - (await left())).toBe(1);
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

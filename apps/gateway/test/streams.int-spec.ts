import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { eventually, LocalServer } from '@app/testing';
import { Shop } from './shop.js';

const events = '/api/v1/orders/1/events';
const waiting = '/api/v1/orders/1?wait=10';

describe('an answer that takes its time', () => {
  const shop = new Shop();
  const { order } = shop.upstreams;
  let headers: Record<string, string>;

  beforeEach(async () => {
    await shop.start();
    headers = { authorization: await shop.bearer('customer') };
    order.reset();
  });
  afterEach(() => shop.stop());

  /** Resolves when the upstream has the request, with both ends of it. */
  const asked = () =>
    new Promise<{ raw: IncomingMessage; response: ServerResponse }>((resolve) => {
      order.script = (_request, response, raw) => resolve({ raw, response });
    });

  const read = async (reader: ReadableStreamDefaultReader<Uint8Array>) => Buffer.from((await reader.read()).value ?? []).toString();

  it('begins before the first event and passes each on as it comes', async () => {
    const request = asked();
    const answer = shop.fetch(events, { headers: { ...headers, 'last-event-id': '7' } });
    const { response } = await request;
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    const { status, headers: fields, body } = await answer;
    expect([status, fields.get('content-type')]).toEqual([200, 'text/event-stream']);
    expect(order.received[0]?.headers['last-event-id']).toBe('7');
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    for (const event of ['id: 8\ndata: {}\n\n', ': still there\n\n', 'id: 9\ndata: {"é":1}\n\n']) {
      response.write(event);
      expect(await read(reader)).toBe(event);
    }
    response.end();
    expect((await reader.read()).done).toBe(true);
  });

  it.each([
    ['a stream', events, {}],
    ['a wait', waiting, {}],
    ['a request with a body', '/api/v1/orders', { method: 'POST', body: '{}' }],
  ])('when the client hangs up, %s ends at the service too', async (_, path, init) => {
    const request = asked();
    const client = new AbortController();
    const answer = shop.fetch(path, { ...init, headers, signal: client.signal });
    const { response } = await request;
    const closed = once(response, 'close');
    client.abort();
    await expect(answer).rejects.toThrow();
    await closed;
    expect(response.writableFinished).toBe(false);
  });

  it('when the client hangs up in the middle, it ends at the service too', async () => {
    const request = asked();
    const client = new AbortController();
    const answer = shop.fetch(events, { headers, signal: client.signal });
    const { response } = await request;
    response.writeHead(200).write('data: {}\n\n');
    await answer;
    const closed = once(response, 'close');
    client.abort();
    await closed;
  });

  it('when the client does not read, it ends at the service too', async () => {
    const request = asked();
    const client = connect(Number(new URL(shop.gateway.url).port), '127.0.0.1').pause();
    client.write(`GET /api/v1/orders HTTP/1.1\r\nHost: shop\r\nAuthorization: ${headers['authorization']}\r\n\r\n`);
    const { response } = await request;
    const closed = once(response, 'close');
    response.writeHead(200).end(Buffer.alloc(50_000_000));
    await closed;
    expect(response.writableFinished).toBe(false);
    client.destroy();
  }, 15_000);

  it('when the service breaks off in the middle, the client can tell', async () => {
    const request = asked();
    const answer = shop.fetch(events, { headers });
    const { raw, response } = await request;
    response.writeHead(200).write('data: {}\n\n');
    const body = (await answer).text();
    raw.socket.destroy();
    await expect(body).rejects.toThrow();
  });

  it('when the service says nothing, is given up', async () => {
    order.script = () => undefined;
    const response = await shop.fetch('/api/v1/orders', { headers });
    expect(await response.json()).toMatchObject({
      status: 504,
      code: 'gateway-timeout',
      detail: 'the order service did not answer in time',
    });
  }, 15_000);

  it('when the gateway stops, streams end in order and waits are turned away, at once', async () => {
    const streamRequest = asked();
    const streaming = shop.fetch(events, { headers });
    const stream = await streamRequest;
    stream.response.writeHead(200).write('data: {}\n\n');
    const body = (await streaming).text();
    const waitRequest = asked();
    const wait = shop.fetch(waiting, { headers });
    await waitRequest;
    const closed = once(stream.response, 'close');

    shop.gateway.parts.lifecycle.drain();
    expect(await body).toBe('data: {}\n\n');
    const { status, headers: fields } = await wait;
    expect([status, fields.get('retry-after')]).toEqual([503, '1']);
    await closed;
  });
});

describe('a client that has gone before its token was believed', () => {
  const shop = new Shop();
  const { order } = shop.upstreams;
  const held: (() => void)[] = [];
  const keys = new LocalServer((_, response) => void held.push(async () => response.end(await (await fetch(shop.jwksUrl)).text())));

  beforeEach(async () => shop.start({ JWKS_URL: `${await keys.start()}/.well-known/jwks.json` }));
  afterEach(async () => {
    await shop.stop();
    await keys.stop();
    held.length = 0;
  });

  it.each([events, '/api/v1/my/orders'])('is no longer asked for at the service: %s', async (path) => {
    order.reset();
    const client = new AbortController();
    const headers = { authorization: await shop.bearer('customer') };
    const gone = shop.fetch(path, { headers, signal: client.signal });
    await eventually(() => expect(held).not.toHaveLength(0));
    client.abort();
    await expect(gone).rejects.toThrow();
    await eventually(async () => expect(await shop.connections()).toBe(0));
    for (const answer of held.splice(0)) answer();
    await eventually(async () => expect((await shop.fetch('/api/v1/orders', { headers })).status).toBe(200));
    expect(order.received.map(({ url }) => url).filter((url) => url.startsWith('/api'))).toEqual(['/api/v1/orders']);
  });
});

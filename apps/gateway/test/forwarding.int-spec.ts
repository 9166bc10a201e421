import { rawRequest } from './raw-request.js';
import { Shop } from './shop.js';

describe('a request that is forwarded', () => {
  const shop = new Shop();
  const { catalog, order, user } = shop.upstreams;
  let uncached: { authorization: string };

  beforeAll(async () => {
    await shop.start();
    uncached = { authorization: await shop.bearer('customer') };
  });
  afterAll(() => shop.stop());
  beforeEach(() => Object.values(shop.upstreams).forEach((upstream) => upstream.reset()));

  it('reaches its service and comes back byte for byte', async () => {
    const bytes = '{ "n": 12345678901234567890, "é": "\\u00e9" }\n';
    user.script = ({ body }, response) => void response.writeHead(201, { 'content-type': 'application/json; x=1', etag: '"7"' }).end(body);
    const response = await shop.fetch('/api/v1/users', { method: 'POST', body: bytes, headers: { 'content-type': 'application/json' } });
    expect([response.status, await response.text()]).toEqual([201, bytes]);
    expect(response.headers.get('content-type')).toBe('application/json; x=1');
    expect(response.headers.get('etag')).toBe('"7"');
    expect(user.received).toMatchObject([{ method: 'POST', url: '/api/v1/users', body: Buffer.from(bytes) }]);
  });

  it.each([
    ['malformed JSON', 'application/json', '{"a":'],
    ['another type', 'text/plain; charset=latin1', 'caf\u00e9'],
    ['no type', '', 'x'],
    ['a compressed body', 'application/json', Buffer.from('1f8b0800', 'hex')],
  ])('leaves it to the service to judge %s', async (_, type, body) => {
    await rawRequest(shop.gateway.url, { method: 'POST', path: '/api/v1/sessions', headers: type ? { 'content-type': type } : {} }, body);
    expect(user.received).toMatchObject([{ body: Buffer.from(body) }]);
    expect(user.received[0]?.headers['content-type']).toBe(type || undefined);
  });

  it('keeps its query and its encoding', async () => {
    const path = '/api/v1/products/A%20B?q=%E2%82%AC+x&q=2&empty=&a%2Fb';
    await shop.fetch(path);
    expect(catalog.received).toMatchObject([{ url: path }]);
  });

  it('carries the token on, for the service checks it again', async () => {
    const authorization = await shop.bearer('customer');
    const response = await shop.fetch('/api/v1/orders', { headers: { authorization } });
    expect(response.status).toBe(200);
    expect(order.received[0]?.headers).toMatchObject({ authorization });
  });

  it('carries on what is meant for the service and nothing that is meant for the next hop', async () => {
    const headers = {
      ...uncached,
      connection: 'close, X-Hop',
      'keep-alive': 'timeout=5',
      te: 'trailers',
      'proxy-authorization': 'Basic x',
      'x-hop': '1',
      'idempotency-key': '0123456789abcdef',
      'if-none-match': '"7"',
      'x-request-id': 'client-given-1',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    };
    const answer = await rawRequest(shop.gateway.url, { path: '/api/v1/products', headers });
    const { 'keep-alive': _, te: _te, 'proxy-authorization': _proxy, 'x-hop': _hop, connection: _connection, ...carried } = headers;
    expect(catalog.received[0]?.headers).toMatchObject(carried);
    for (const name of ['keep-alive', 'te', 'proxy-authorization', 'x-hop'])
      expect(catalog.received[0]?.headers).not.toHaveProperty([name]);
    expect(answer.headers['x-request-id']).toBe('client-given-1');
  });

  it('believes no client about where it comes from', async () => {
    const forged = {
      forwarded: 'for=6.6.6.6',
      'x-forwarded-for': '6.6.6.6',
      'x-forwarded-host': 'evil',
      'x-user-id': 'admin',
      'x-real-ip': '6',
    };
    await rawRequest(shop.gateway.url, { path: '/api/v1/products', headers: { ...uncached, ...forged, traceparent: 'nonsense' } });
    const { headers } = catalog.received[0] ?? {};
    expect(headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http' });
    expect(headers?.['x-forwarded-host']).toBe(new URL(shop.gateway.url).host);
    for (const name of ['forwarded', 'x-user-id', 'x-real-ip', 'traceparent']) expect(headers).not.toHaveProperty([name]);
  });

  it('keeps the header fields of the answer, but for those between two hops', async () => {
    catalog.script = (_request, response) =>
      void response
        .writeHead(200, [
          ['Set-Cookie', 'a=1'],
          ['Set-Cookie', 'b=2'],
          ['Connection', 'X-Hop'],
          ['X-Hop', '1'],
          ['Keep-Alive', 'timeout=77'],
          ['X-Request-Id', 'of-the-service'],
          ['Link', '</next>; rel="next"'],
        ] as never)
        .end('ok');
    const { headers } = await rawRequest(shop.gateway.url, { path: '/api/v1/products', headers: uncached });
    expect(headers).toMatchObject({ 'set-cookie': ['a=1', 'b=2'], link: '</next>; rel="next"' });
    expect(headers).not.toHaveProperty(['x-hop']);
    expect([headers['keep-alive'], headers['x-request-id']]).not.toEqual(expect.arrayContaining(['timeout=77', 'of-the-service']));
  });

  it('may be a HEAD, which has the header fields of the GET', async () => {
    catalog.script = ({ method }, response) => void response.writeHead(200, { 'content-length': 5 }).end(method === 'HEAD' ? '' : 'hello');
    const answer = await rawRequest(shop.gateway.url, { method: 'HEAD', path: '/api/v1/products', headers: uncached });
    expect(answer).toMatchObject({ status: 200, headers: { 'content-length': '5' }, body: Buffer.alloc(0) });
    expect(catalog.received).toMatchObject([{ method: 'HEAD' }]);
  });

  it('may be a GET with a body, which means nothing and goes nowhere', async () => {
    const headers = { ...uncached, 'content-type': 'application/json', 'content-length': 2 };
    const { status } = await rawRequest(shop.gateway.url, { path: '/api/v1/products', headers }, '{}');
    expect([status, catalog.received[0]?.body.length, catalog.received[0]?.headers['content-length']]).toEqual([200, 0, undefined]);
  });

  it.each([204, 304])('may be answered with a %d and no body', async (status) => {
    catalog.script = (_request, response) => void response.writeHead(status, { etag: '"7"' }).end();
    const answer = await rawRequest(shop.gateway.url, { path: '/api/v1/products/MUG', headers: uncached });
    expect(answer).toMatchObject({ status, headers: { etag: '"7"' }, body: Buffer.alloc(0) });
  });

  it('is read again when the connection broke, and written only once', async () => {
    const breakOff = () => {
      catalog.received.length = 0;
      catalog.script = (_request, response, raw) => void (catalog.received.length < 3 ? raw.socket.destroy() : response.end('ok'));
    };
    breakOff();
    expect((await shop.fetch('/api/v1/products', { headers: uncached })).status).toBe(200);
    expect(catalog.received).toHaveLength(3);
    breakOff();
    const response = await shop.fetch('/api/v1/products', {
      method: 'POST',
      headers: { authorization: await shop.bearer('catalog-admin') },
    });
    expect([response.status, catalog.received.length]).toEqual([503, 1]);
  });

  it('gets through with a thousand others', async () => {
    catalog.script = ({ url }, response) => void setImmediate(() => response.end(url));
    const paths = Array.from({ length: 1_000 }, (_, index) => `/api/v1/products/SKU-${index}`);
    const answers = await Promise.all(paths.map(async (path) => (await shop.fetch(path)).text()));
    expect(answers).toEqual(paths);
  });
});

describe('behind a proxy that is trusted', () => {
  const shop = new Shop();
  beforeAll(() => shop.start({ TRUST_PROXY_HOPS: '1' }));
  afterAll(() => shop.stop());

  it('the address that it saw is passed on, and no other', async () => {
    const headers = { 'x-forwarded-for': '6.6.6.6, 9.9.9.9', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'shop.example' };
    await rawRequest(shop.gateway.url, { path: '/api/v1/products', headers });
    expect(shop.upstreams.catalog.received[0]?.headers).toMatchObject({
      'x-forwarded-for': '9.9.9.9, 127.0.0.1',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'shop.example',
    });
  });
});

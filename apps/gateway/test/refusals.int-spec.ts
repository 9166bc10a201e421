import type { RequestOptions } from 'node:http';
import { rawRequest } from './raw-request.js';
import { Shop } from './shop.js';

describe('a request that is refused', () => {
  const shop = new Shop();
  const { catalog, order, payment } = shop.upstreams;
  const reached = () => Object.values(shop.upstreams).flatMap(({ received }) => received);

  beforeAll(() => shop.start());
  afterAll(() => shop.stop());
  beforeEach(() => Object.values(shop.upstreams).forEach((upstream) => upstream.reset()));

  const refusal = async (options: RequestOptions, body?: string | Buffer) => {
    const answer = await rawRequest(shop.gateway.url, options, body);
    const problem = answer.body.length > 0 ? (JSON.parse(answer.body.toString()) as Record<string, unknown>) : {};
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.headers['x-request-id']).toBeTruthy();
    expect(reached()).toEqual([]);
    return { ...problem, headers: answer.headers };
  };

  it.each([
    ['no token', undefined],
    ['a foreign token', 'Bearer eyJhbGciOiJub25lIn0.e30.'],
    ['a password', 'Basic YWRhOnBhc3N3b3Jk'],
  ])('with %s is 401', async (_, authorization) => {
    const headers = authorization ? { authorization } : {};
    expect(await refusal({ path: '/api/v1/orders', headers })).toMatchObject({ status: 401, code: 'unauthenticated' });
  });

  it('with JSON that no service takes is 400', async () => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const answer = await refusal({ method: 'POST', path: '/api/v1/sessions', headers }, '['.repeat(60_000));
    expect(answer).toMatchObject({ status: 400, code: 'malformed-json', detail: 'nested more than 32 deep' });
  });

  it('with a role that does not fit is 403', async () => {
    const headers = { authorization: await shop.bearer('support') };
    expect(await refusal({ method: 'POST', path: '/api/v1/orders', headers }, '{}')).toMatchObject({ status: 403, code: 'forbidden' });
  });

  it.each([
    '/api/v1/nothing',
    '/api/v2/products',
    '/internal/dead-letters',
    '/webhooks/bank',
    '/api/v1/internal/dead-letters',
    '//api/v1/products',
    '/api/v1//products',
    '/api/v1/products/',
    '/api/v1/products/..',
    '/api/v1/products/.',
    '/api/v1/products/%2e%2e',
    '/api/v1/products/%2E',
    '/api/v1/products/..%2F..%2Finternal',
    '/api/v1/products/a%2Fb',
    '/api/v1/products/a%5Cb',
    '/api/v1/products/a%00b',
    '/api/v1/products/../internal/dead-letters',
    'http://elsewhere.example/api/v1/products/MUG',
    '/API/V1/products',
    '*',
  ])('GET %s is 404', async (path) => {
    expect(await refusal({ path })).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('that is not well encoded is 400', async () => {
    expect(await refusal({ path: '/api/v1/products/%zz' })).toMatchObject({ status: 400 });
  });

  it.each([
    ['PUT', '/api/v1/products', 'GET, HEAD, POST'],
    ['POST', '/api/v1/orders/1', 'GET, HEAD'],
    ['OPTIONS', '/api/v1/orders', 'GET, HEAD, POST'],
    ['DELETE', '/docs', 'GET, HEAD'],
  ])('%s %s is 405 and says what would do', async (method, path, allow) => {
    expect(await refusal({ method, path })).toMatchObject({ status: 405, code: 'method-not-allowed', headers: { allow } });
  });

  it.each([
    ['declared', {}],
    ['chunked', { 'transfer-encoding': 'chunked' }],
  ])('with too large a body, %s, is 413', async (_, headers) => {
    const body = Buffer.alloc(70_000, 'x');
    const answer = await refusal(
      { method: 'POST', path: '/api/v1/users', headers: { 'content-type': 'application/json', ...headers } },
      body,
    );
    expect(answer).toMatchObject({ status: 413, code: 'payload-too-large' });
  });

  it('with giant header fields is 431', async () => {
    const answer = await rawRequest(shop.gateway.url, { path: '/api/v1/products', headers: { 'x-giant': 'x'.repeat(20_000) } });
    expect([answer.status, answer.headers['content-type']]).toEqual([431, 'application/problem+json']);
    expect(reached()).toEqual([]);
  });

  it('whose service is down is 503 and says when to try again; the others go on', async () => {
    const { port } = payment;
    await payment.stop();
    const path = '/api/v1/payments/1/refunds';
    const headers = { authorization: await shop.bearer('finance') };
    const answer = await refusal({ method: 'POST', path, headers }, '{}');
    expect(answer).toMatchObject({ status: 503, code: 'unavailable', headers: { 'retry-after': '1' } });
    expect((await shop.fetch('/api/v1/products')).status).toBe(200);
    await payment.start(port);
    expect((await shop.fetch(path, { method: 'POST', headers })).status).toBe(200);
  });

  it('by a service keeps the words of the service', async () => {
    order.script = (_request, response) =>
      void response.writeHead(409, { 'content-type': 'application/problem+json' }).end('{"code":"total-changed"}');
    const response = await shop.fetch('/api/v1/orders', { method: 'POST', headers: { authorization: await shop.bearer('customer') } });
    expect([response.status, await response.text()]).toEqual([409, '{"code":"total-changed"}']);
  });

  it('by a service that talks nonsense is 502', async () => {
    catalog.script = (_request, _response, raw) => void raw.socket.end('nonsense\r\n\r\n');
    const response = await shop.fetch('/api/v1/products/MUG');
    expect(await response.json()).toMatchObject({ status: 502, code: 'bad-gateway', detail: 'the catalog service gave no valid answer' });
  });
});

import { Shop } from './shop.js';
import type { Upstream } from './upstream.js';

const documentOf = (path: string, method = 'get') => ({
  openapi: '3.1.0',
  info: { title: path, version: '1.0.0' },
  paths: { [path]: { [method]: { operationId: 'list', responses: {} } }, '/internal/dead-letters': { get: { responses: {} } } },
  components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
});

const describes = (upstream: Upstream, document: object): void => {
  upstream.script = ({ url }, response) => {
    if (url === '/openapi.json') response.setHeader('content-type', 'application/json').end(JSON.stringify(document));
    else response.end('{}');
  };
};

describe('what can be read about the API', () => {
  const shop = new Shop();
  const { user, catalog, order, payment } = shop.upstreams;
  const json = async (path: string) => (await (await shop.fetch(path)).json()) as Record<string, unknown>;

  // A new one each time: it keeps what the services have said.
  beforeEach(async () => {
    for (const upstream of Object.values(shop.upstreams)) upstream.reset();
    await shop.start();
    describes(user, documentOf('/api/v1/users'));
    describes(catalog, documentOf('/api/v1/products'));
    describes(order, documentOf('/api/v1/orders'));
    describes(payment, documentOf('/api/v1/orders/{id}/payments'));
  });
  afterEach(() => shop.stop());

  it('is one document of all services, with what is reachable and nothing else', async () => {
    expect((await shop.fetch('/openapi.json')).headers.get('content-type')).toBe('application/json; charset=utf-8');
    const { paths, 'x-unavailable': unavailable } = await json('/openapi.json');
    expect(Object.keys(paths as object)).toEqual([
      '/api/v1/users',
      '/api/v1/products',
      '/api/v1/orders',
      '/api/v1/orders/{id}/payments',
      '/api/v1/my/orders',
    ]);
    expect(unavailable).toEqual([]);
  });

  it('names the services that do not answer, or answer nonsense', async () => {
    describes(order, { openapi: 'no' });
    payment.script = (_request, response) => void response.writeHead(500).end();
    expect(await json('/openapi.json')).toMatchObject({ 'x-unavailable': ['order', 'payment'] });
    expect(await json('/openapi/order.json')).toMatchObject({ status: 502, code: 'bad-gateway' });
  });

  it('is asked of each service once, however many read it', async () => {
    const read = async () => (await shop.fetch('/openapi.json')).text();
    const texts = new Set(await Promise.all(Array.from({ length: 100 }, read)));
    expect([...texts]).toEqual([await read()]);
    expect(await json('/openapi/order.json')).toMatchObject({ info: { title: '/api/v1/orders' } });
    for (const { received } of Object.values(shop.upstreams)) {
      expect(received.filter(({ url }) => url === '/openapi.json')).toHaveLength(1);
    }
  });

  it('has the part of a service as soon as it answers', async () => {
    payment.script = (_request, response) => void response.writeHead(503).end();
    expect(await json('/openapi.json')).toMatchObject({ 'x-unavailable': ['payment'] });
    describes(payment, documentOf('/api/v1/orders/{id}/payments'));
    expect(await json('/openapi.json')).toMatchObject({ 'x-unavailable': [], paths: { '/api/v1/orders/{id}/payments': {} } });
  });

  it('is one document per service', async () => {
    expect(await json('/openapi/catalog.json')).toMatchObject({ info: { title: '/api/v1/products' } });
    expect(Object.keys((await json('/openapi/catalog.json'))['paths'] as object)).toEqual(['/api/v1/products']);
    expect(await json('/openapi/bank.json')).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('is a page that needs no other host', async () => {
    const response = await shop.fetch('/docs');
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
    const page = await response.text();
    expect(page).not.toMatch(/https?:/);
    for (const [, file] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
      const answer = await shop.fetch(`/${file}`);
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringMatching(/./)]); // what is not read holds up the end
    }
    expect(await (await shop.fetch('/docs/start.js')).text()).toContain('openapi/payment.json');
  });

  it('is the events too', async () => {
    expect(await json('/asyncapi.json')).toMatchObject({ asyncapi: '3.0.0', channels: { 'order.events.v1': {} } });
  });

  it('is found from the root', async () => {
    const { name: _, api: _api, ...links } = (await json('/')) as Record<string, string>;
    for (const link of Object.values(links)) expect((await shop.fetch(link)).status).toBe(200);
  });

  it('the keys of tokens come from the user service', async () => {
    user.script = (_request, response) => void response.setHeader('cache-control', 'max-age=60').end('{"keys":[]}');
    const response = await shop.fetch('/.well-known/jwks.json', { headers: { authorization: await shop.bearer() } });
    expect([await response.text(), response.headers.get('cache-control')]).toEqual(['{"keys":[]}', 'max-age=60']);
  });

  it('the health of the services degrades the gateway and does not stop it', async () => {
    expect(await json('/health/ready')).toMatchObject({ status: 'ok', checks: { user: 'ok', payment: 'ok' } });
    const { port } = payment;
    await payment.stop();
    const response = await shop.fetch('/health/ready');
    expect([response.status, await response.json()]).toMatchObject([200, { status: 'degraded', checks: { user: 'ok' } }]);
    expect(await (await shop.fetch('/metrics')).text()).toMatch(/gateway_upstream_failures_total\{upstream="payment",code="\w+"/);
    await payment.start(port);
  });
});

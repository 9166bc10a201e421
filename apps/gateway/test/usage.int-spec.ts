import { Shop } from './shop.js';

describe('the page of usage', () => {
  const shop = new Shop();
  const { order } = shop.upstreams;
  let admin: string;

  beforeAll(async () => {
    await shop.start();
    admin = await shop.bearer('admin');
  });
  afterAll(() => shop.stop());

  const page = async (headers: Record<string, string> = {}) => {
    const answer = await shop.fetch('/usage', { headers: { accept: 'text/html', ...headers } });
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
  };

  it('shows each operation with its clients and a picture, and the metrics say the same', async () => {
    const customer = { authorization: await shop.bearer('customer') };
    await shop.fetch('/api/v1/orders/1', { headers: { ...customer, 'x-client': 'web' } });
    order.script = (_request, response) => void response.writeHead(500).end();
    await shop.fetch('/api/v1/orders/2', { headers: { ...customer, 'x-client': '<script>' } });
    const { status, type, text } = await page({ authorization: admin });
    expect([status, type]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toMatch(/GET \/api\/v1\/orders\/\{id\}.*<span class="bad">1<\/span>.*<svg.*<rect class="failed".*web 1, others 1/);
    expect(text).not.toContain('<script>');
    const metrics = await (await shop.fetch('/metrics')).text();
    expect(metrics).toMatch(/gateway_client_requests_total\{operation="GET \/api\/v1\/orders\/\{id\}",client="web".*\} 1/);
    expect(metrics).toMatch(/gateway_client_failures_total\{operation="GET \/api\/v1\/orders\/\{id\}",client="others".*\} 1/);
  });

  it('counts a HEAD as its GET, and shows apart what was held open', async () => {
    const headers = { authorization: await shop.bearer('customer'), 'x-client': 'web' };
    order.reset();
    await shop.fetch('/api/v1/orders/3?wait=1', { headers });
    await shop.fetch('/api/v1/orders/3/events', { headers });
    await shop.fetch('/api/v1/products', { method: 'HEAD', headers });
    const { text } = await page({ authorization: admin });
    for (const operation of ['orders/{id} (held open)', 'orders/{id}/events (held open)', 'products'])
      expect(text).toContain(`<td>GET /api/v1/${operation}</td><td>1</td>`);
    expect(text).toContain('<td>GET /api/v1/orders/{id}</td><td>2</td>');
    expect(text).not.toContain('<td>GET /api/v1/orders/{id}/events</td>');
  });

  it('is for administrators; a browser without a token may sign in', async () => {
    expect(await page({ authorization: await shop.bearer('support') })).toMatchObject({ status: 403 });
    const guess = await shop.fetch('/usage', { headers: { authorization: 'Bearer a.b.c' } });
    expect([guess.status, guess.headers.get('ratelimit-policy')]).toEqual([401, expect.stringContaining('"address"')]);
    expect(await page({ accept: '*/*' })).toMatchObject({ status: 401, type: expect.stringContaining('application/problem+json') });
    expect(await page()).toMatchObject({ status: 401, text: expect.stringContaining('<form') });
    expect((await shop.fetch('/operators/sign-in.js')).headers.get('content-type')).toContain('text/javascript');
  });
});

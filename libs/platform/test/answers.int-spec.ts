import { startService, type RunningService } from '../src/index.js';
import { mugService } from './demo-service.js';
import { Issuer } from './issuer.js';

const id = '018f2f3e-0000-7000-8000-000000000002';
const key = 'abcdefgh-abcdefgh';

describe('header fields of answers', () => {
  const issuer = new Issuer();
  let service: RunningService;
  let token: string;
  const request = (path: string, init: RequestInit = {}) => fetch(`${service.url}/api/v1/mugs${path}`, init);
  const order = (headers: Record<string, string>) =>
    request('/orders', {
      method: 'POST',
      body: '{"colour":"red"}',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    });
  const paint = (headers: Record<string, string>) =>
    request(`/${id}`, { method: 'PATCH', body: '{"colour":"red"}', headers: { 'content-type': 'application/json', ...headers } });

  beforeAll(async () => {
    await issuer.start();
    token = await issuer.token();
    service = await startService(mugService, { env: { LOG_LEVEL: 'silent', JWKS_URL: issuer.url } });
  });
  afterAll(async () => {
    await service.close();
    await issuer.stop();
  });

  it('come from what the handler returns, also from fields that nobody sees', async () => {
    const response = await order({ 'idempotency-key': `"${key}"` });
    expect(await response.json()).toEqual({ id: key, colour: 'red' });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      etag: '"7"',
      location: `/api/v1/mugs/${key}`,
      'idempotent-replayed': 'true',
    });
  });

  it.each<Record<string, string>>([{}, { 'idempotency-key': 'short' }])('cannot be had without an idempotency key: %j', async (headers) => {
    const response = await order(headers);
    expect([response.status, await response.json()]).toMatchObject([400, { errors: [{ pointer: '#/header/idempotency-key' }] }]);
  });

  it('save the body when the client has it already', async () => {
    const fresh = await request(`/${id}`);
    expect([fresh.status, fresh.headers.get('etag')]).toEqual([200, '"7-42"']);
    for (const known of ['"7-42"', 'W/"7-42"', '"1", "7-42"', '*']) {
      const response = await request(`/${id}`, { headers: { 'if-none-match': known } });
      expect([response.status, await response.text(), response.headers.get('etag')]).toEqual([304, '', '"7-42"']);
    }
    expect((await request(`/${id}`, { headers: { 'if-none-match': '"7-41"' } })).status).toBe(200);
  });

  it('guard changes against a state that has moved on', async () => {
    const statuses = await Promise.all([paint({}), paint({ 'if-match': '"6"' }), paint({ 'if-match': '"7-1"' })]);
    expect(statuses.map(({ status }) => status)).toEqual([428, 412, 200]);
  });

  it('link a page to its neighbours', async () => {
    const first = await request('/pages?limit=2');
    const { next } = (await first.json()) as { next: string };
    expect(first.headers.get('link')).toBe(`</api/v1/mugs/pages?limit=2&cursor=${next}>; rel="next"`);
    const second = await request(`/pages?limit=2&cursor=${next}`);
    expect(((await second.json()) as { items: { id: string }[] }).items.map((mug) => mug.id)).toEqual(['3', '4']);
    expect(second.headers.get('link')).toContain('rel="prev"');
    expect((await request('/pages?cursor=abc')).status).toBe(400);
  });
});

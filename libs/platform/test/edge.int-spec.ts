import { startService, type RunningService } from '../src/index.js';
import { mugService } from './demo-service.js';

describe('the HTTP edge', () => {
  let service: RunningService;
  const request = (path: string, init?: RequestInit) => fetch(`${service.url}${path}`, init);
  const post = (body: string, type = 'application/json') =>
    request('/api/v1/mugs', { method: 'POST', body, headers: { 'content-type': type } });

  const problem = async (response: Response) => {
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const body = (await response.json()) as Record<string, unknown>;
    expect(body).toMatchObject({ status: response.status, instance: `urn:uuid:${response.headers.get('x-request-id')}` });
    return body;
  };

  beforeAll(async () => {
    service = await startService(mugService, { env: { LOG_LEVEL: 'silent' } });
  });
  afterAll(() => service.close());

  it('answers with what the contract names and nothing else', async () => {
    const response = await post('{"colour":"red"}');
    expect([response.status, await response.json()]).toEqual([201, { id: '1', colour: 'red' }]);
  });

  it('names every wrong field of a body', async () => {
    const response = await post('{"colour":"","sizes":[{"litres":1},{"litres":9}],"a/b":1}');
    expect(await problem(response)).toMatchObject({
      status: 400,
      code: 'validation-failed',
      errors: [
        { pointer: '#/colour', code: 'too-small' },
        { pointer: '#/sizes/1/litres', code: 'too-big' },
        { pointer: '#/a~1b', code: 'unknown-field' },
      ],
    });
  });

  it.each([
    ['/api/v1/mugs?limit=500&page=2', ['#/query/limit', '#/query/page']],
    ['/api/v1/mugs/nope', ['#/path/id']],
  ])('names what is wrong in %s', async (path, pointers) => {
    const { errors } = await problem(await request(path));
    expect((errors as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual(pointers);
  });

  it('holds header fields against their schema', async () => {
    const { errors } = await problem(await request('/api/v1/mugs', { headers: { 'x-colour': 'x'.repeat(30) } }));
    expect(errors).toMatchObject([{ pointer: '#/header/x-colour' }]);
  });

  it.each([
    ['malformed JSON', '{bad', 'application/json', 400, 'malformed-json'],
    ['an empty body', '', 'application/json', 400, 'validation-failed'],
    ['a key that would reach the prototype', '{"__proto__":{"a":1}}', 'application/json', 400, 'malformed-json'],
    ['a body that is all brackets', '['.repeat(30_000) + ']'.repeat(30_000), 'application/json', 400, 'malformed-json'],
    ['too large a body', `"${'x'.repeat(70_000)}"`, 'application/json', 413, 'payload-too-large'],
    ['a form', 'colour=red', 'application/x-www-form-urlencoded', 415, 'unsupported-media-type'],
    ['plain text', 'red', 'text/plain', 415, 'unsupported-media-type'],
    ['XML', '<mug/>', 'application/xml', 415, 'unsupported-media-type'],
  ])('refuses %s', async (_, body, type, status, code) => {
    expect(await problem(await post(body, type))).toMatchObject({ status, code });
  });

  it('tells a wrong path from a wrong method', async () => {
    expect(await problem(await request('/api/v1/nothing'))).toMatchObject({ status: 404, code: 'not-found' });
    const response = await request('/api/v1/mugs', { method: 'DELETE' });
    expect(await problem(response)).toMatchObject({ status: 405, code: 'method-not-allowed' });
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
  });

  it('says nothing about its own faults', async () => {
    const body = await problem(await request('/api/v1/mugs/broken'));
    expect(body).toMatchObject({ status: 500, code: 'internal-error' });
    expect(JSON.stringify(body)).not.toContain('detail that nobody');
  });

  it('passes on the refusals of the domain', async () => {
    expect(await problem(await request('/api/v1/mugs/taken'))).toMatchObject({
      status: 409,
      code: 'mug-taken',
      detail: 'Somebody else has it',
      by: 'ada',
    });
  });

  it('takes over a harmless request id and replaces any other', async () => {
    const idOf = async (id: string) => (await request('/api/v1/mugs', { headers: { 'x-request-id': id } })).headers.get('x-request-id');
    expect(await idOf('abcdefgh-1')).toBe('abcdefgh-1');
    expect(await idOf('no {spaces}')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('closes what needs a token', async () => {
    const response = await request('/api/v1/mugs/mine');
    expect(await problem(response)).toMatchObject({ status: 401, code: 'unauthenticated' });
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('serves some folders outside the prefix of the API', async () => {
    expect((await request('/.well-known/mugs.json')).status).toBe(200);
    expect((await request('/internal/mugs', { method: 'DELETE', headers: { 'x-house-key': 'right' } })).status).toBe(204);
    expect((await request('/api/v1/internal/mugs', { method: 'DELETE' })).status).toBe(404);
  });

  it('lets a guard of its own decide where a route says so', async () => {
    expect(await problem(await request('/internal/mugs', { method: 'DELETE' }))).toMatchObject({ status: 403, code: 'forbidden' });
  });

  it('announces that an operation goes away', async () => {
    const { headers } = await request('/.well-known/mugs.json');
    expect([headers.get('deprecation'), headers.get('sunset')]).toEqual(['@1780272000', 'Fri, 01 Jan 2027 00:00:00 GMT']);
    expect(headers.get('link')).toBe('</docs#mugs>; rel="deprecation"; type="text/html"');
  });

  it('serves probes and metrics', async () => {
    expect((await request('/health/ready')).status).toBe(200);
    expect(await (await request('/metrics')).text()).toContain('route="/api/v1/mugs/:id"');
  });

  it('sends the header fields of an API that no browser renders', async () => {
    const { headers } = await request('/api/v1/mugs');
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

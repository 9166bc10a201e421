import { documentOf, startService, type RunningService } from '../src/index.js';
import { mugService } from './demo-service.js';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly Record<string, unknown>[];
  readonly responses: Readonly<Record<string, { readonly content?: object; readonly headers?: object }>>;
}

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation & Record<string, unknown>>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, unknown>>;
    readonly responses: Readonly<Record<string, { readonly content?: object; readonly headers?: object }>>;
    readonly examples: Readonly<Record<string, unknown>>;
    readonly securitySchemes: object;
  };
}

describe('the document of a service', () => {
  let service: RunningService;
  let document: OpenApi;
  const at = (path: string, method: string) => document.paths[`/api/v1/mugs${path}`]?.[method];
  const headersOf = (path: string, method: string, status: string) => Object.keys(at(path, method)?.responses[status]?.headers ?? {});
  const names = (path: string, method: string) => at(path, method)?.parameters.map((parameter) => parameter['name']);

  beforeAll(async () => {
    service = await startService(mugService, { env: { LOG_LEVEL: 'silent' } });
    document = (await (await fetch(`${service.url}/openapi.json`)).json()) as OpenApi;
  });
  afterAll(() => service.close());

  it('is OpenAPI 3.1 and knows every route of the API, and nothing of the operators', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).filter((path) => !path.startsWith('/api/v1/mugs'))).toEqual([
      '/.well-known/mugs.json',
      '/internal/mugs',
    ]);
    const ids = Object.values(document.paths).flatMap((item) => Object.values(item).map(({ operationId }) => operationId));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is the same when nothing of the service is started', async () => {
    expect(JSON.parse(JSON.stringify(await documentOf(mugService)))).toEqual(document);
  });

  it('shows bodies from the schemas that check them', () => {
    expect(at('', 'post')?.['requestBody']).toMatchObject({
      content: { 'application/json': { schema: { $ref: '#/components/schemas/MakeMugInput' } } },
    });
    expect(document.components.schemas['MakeMugInput']).toMatchObject({ required: ['colour'], additionalProperties: false });
    expect(at('', 'post')?.responses['201']?.content).toMatchObject({
      'application/json': { schema: { $ref: '#/components/schemas/Mug' } },
    });
    expect(document.components.schemas['Mug']).not.toHaveProperty('additionalProperties');
  });

  it('shows parameters of query, path and header', () => {
    expect(at('', 'get')?.parameters).toMatchObject([
      { name: 'limit', in: 'query', required: false, schema: { default: 20, minimum: 1, maximum: 100 } },
      { name: 'X-Colour', in: 'header', required: false },
    ]);
    expect(at('/{id}', 'get')?.parameters[0]).toMatchObject({ name: 'id', in: 'path', required: true, schema: { format: 'uuid' } });
  });

  it('shows who may call', () => {
    expect(at('/secret', 'get')).toMatchObject({ 'x-policy': 'role:potter', security: [{ bearer: [] }] });
    expect(at('', 'get')).toMatchObject({ 'x-policy': 'public' });
    expect(at('', 'get')).toMatchObject({ security: [] });
    expect(document.paths['/internal/mugs']?.['delete']).toMatchObject({ 'x-policy': 'guard:HouseKey', security: [{ HouseKey: [] }] });
    expect(Object.keys(document.components.securitySchemes)).toEqual(['bearer', 'HouseKey']);
  });

  it('shows the header fields that follow from what an operation declares', () => {
    expect(names('/orders', 'post')).toEqual(['Idempotency-Key']);
    expect(headersOf('/orders', 'post', '201')).toEqual(['ETag', 'Location', 'Idempotent-Replayed', 'X-Request-Id']);
    expect(names('/{id}', 'get')).toEqual(['id', 'If-None-Match']);
    expect(names('/{id}', 'patch')).toEqual(['id', 'If-Match']);
    expect(headersOf('/{id}', 'get', '304')).toEqual(['ETag', 'X-Request-Id']);
    expect(headersOf('/pages', 'get', '200')).toEqual(['Link', 'X-Request-Id']);
  });

  it('shows every refusal as a problem document', () => {
    expect(Object.keys(at('/secret', 'get')?.responses ?? {})).toEqual(['200', '400', '401', '403', '500', '503']);
    expect(Object.keys(at('', 'post')?.responses ?? {})).toEqual(['201', '400', '408', '413', '415', '500', '503']);
    expect(at('', 'post')?.responses['400']).toEqual({ $ref: '#/components/responses/400-validation-failed.malformed-json' });
    expect(at('/taken', 'get')?.responses['409']).toEqual({ $ref: '#/components/responses/409-mug-taken' });
    expect(document.components.responses['409-mug-taken']?.content).toEqual({
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: { 'mug-taken': { $ref: '#/components/examples/409-mug-taken' } },
      },
    });
    expect(document.components.examples['409-mug-taken']).toMatchObject({ value: { status: 409, code: 'mug-taken', title: 'Mug taken' } });
  });

  it.each([
    ['401-unauthenticated', 'WWW-Authenticate'],
    ['403-forbidden', 'WWW-Authenticate'],
    ['409-idempotency-key-in-use', 'Retry-After'],
    ['503-unavailable', 'Retry-After'],
  ])('shows what the refusal %s says in %s', (name, field) => {
    expect(Object.keys(document.components.responses[name]?.headers ?? {})).toEqual([field, 'X-Request-Id']);
  });

  it('shows what is going away, and since when', () => {
    const farewell = { headers: { Deprecation: {}, Sunset: {}, Link: {} } };
    expect(document.paths['/.well-known/mugs.json']?.['get']).toMatchObject({
      deprecated: true,
      'x-deprecated-since': '2026-06-01',
      'x-sunset': '2027-01-01',
      responses: { 200: farewell, 400: farewell, 500: farewell },
    });
  });
});

describe('the page of a service', () => {
  let service: RunningService;
  const get = (path: string) => fetch(`${service.url}${path}`);

  const sizeOf = async (path: string) => {
    const response = await get(path);
    const { byteLength } = await response.arrayBuffer();
    return response.ok ? byteLength : 0;
  };

  beforeAll(async () => {
    service = await startService(mugService, { env: { LOG_LEVEL: 'silent' } });
  });
  afterAll(() => service.close());

  it('needs no other host', async () => {
    const page = await get('/docs');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    const html = await page.text();
    const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => `/${file}`);
    const sizes = await Promise.all(files.map(sizeOf));
    expect(Math.min(...sizes)).toBeGreaterThan(0);
    expect(html).not.toMatch(/https?:/);
  });

  it('can be turned off', async () => {
    const quiet = await startService(mugService, { env: { LOG_LEVEL: 'silent', DOCS: 'off' } });
    expect((await fetch(`${quiet.url}/docs`)).status).toBe(404);
    await quiet.close();
  });
});

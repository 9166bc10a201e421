import { atTheDoor } from './at-the-door.js';
import { OpenApiDocument } from './open-api-document.js';

const refTo = (name: string) => ({ $ref: `#/components/responses/${name}` });

describe('a document at the door', () => {
  const { paths, components } = atTheDoor(
    OpenApiDocument.parse({
      openapi: '3.1.0',
      info: {},
      paths: {
        '/orders': { get: { responses: { 200: { description: 'Orders', headers: { Link: {} } } } } },
        '/my/orders': { get: { responses: { 429: refTo('429-too-many-requests') } } },
        '/sessions': { post: { responses: { 429: refTo('429-too-many-attempts') } } },
      },
      components: { responses: { '429-too-many-attempts': { description: '…' }, '429-too-many-requests': { description: '…' } } },
    }),
  );

  it('has the refusals of the gateway', () => {
    const names = { 429: '429-too-many-requests', 502: '502-bad-gateway', 504: '504-gateway-timeout' };
    for (const [status, name] of Object.entries(names)) expect(paths['/orders']?.['get']?.responses[status]).toEqual(refTo(name));
    expect(Object.keys(components['examples'] ?? {})).toContain('429-too-many-requests');
  });

  it('has them besides those of the service', () => {
    const both = '429-too-many-attempts.too-many-requests';
    expect(paths['/sessions']?.['post']?.responses['429']).toEqual(refTo(both));
    expect(components['responses']?.[both]).toMatchObject({ description: '`too-many-attempts`, `too-many-requests`' });
  });

  it('has them once, also where the gateway said so itself', () =>
    expect(paths['/my/orders']?.['get']?.responses['429']).toEqual(refTo('429-too-many-requests')));

  it('has the limits, and the id of the request, at every answer', () => {
    const common = { 'X-Request-Id': {}, 'RateLimit-Policy': {}, RateLimit: {} };
    expect(paths['/orders']?.['get']?.responses['200']).toMatchObject({ headers: { Link: {}, ...common } });
    for (const response of Object.values(components['responses'] ?? {})) expect(response).toMatchObject({ headers: common });
    expect(components['responses']?.['429-too-many-requests']).toMatchObject({ headers: { 'Retry-After': {}, ...common } });
    expect(components['headers']).toMatchObject(common);
  });
});

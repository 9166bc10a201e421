import { OpenApiDocument } from './open-api-document.js';
import { publicPart } from './public-part.js';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe('the public part of a service document', () => {
  const document = publicPart(
    OpenApiDocument.parse({
      openapi: '3.1.0',
      info: {},
      paths: {
        '/api/v1/payments/{paymentId}/refunds': { post: { requestBody: ref('Refund') }, get: {} },
        '/api/v1/orders/{id}/payments': { get: { responses: { 200: ref('Payments') }, security: [{ bearer: [] }] } },
        '/webhooks/bank': { post: { requestBody: ref('Hint') } },
        '/internal/dead-letters': { get: { responses: { 200: ref('DeadLetter') } } },
      },
      components: {
        schemas: { Refund: ref('Money'), Payments: {}, Money: {}, Hint: ref('Secret'), Secret: {}, DeadLetter: {} },
        securitySchemes: { bearer: {}, bankKey: {} },
      },
    }),
    'payment',
  );

  it('has the operations that are routed, whatever their parameters are called', () => {
    expect(Object.entries(document.paths).map(([path, operations]) => [path, Object.keys(operations)])).toEqual([
      ['/api/v1/payments/{paymentId}/refunds', ['post']],
      ['/api/v1/orders/{id}/payments', ['get']],
    ]);
  });

  it('has the components that these need, and no other', () => {
    expect(Object.keys(document.components['schemas'] ?? {})).toEqual(['Refund', 'Payments', 'Money']);
    expect(document.components['securitySchemes']).toEqual({ bearer: {} });
  });
});

describe('the public part of what the gateway remembers', () => {
  const operation = { responses: { 200: { headers: { ETag: {} } }, 404: ref('NotFound') } };
  const { paths } = publicPart(
    OpenApiDocument.parse({ openapi: '3.1.0', info: {}, paths: { '/api/v1/products': { get: operation, post: operation } } }),
    'catalog',
  );
  const answersOf = (method: string) => paths['/api/v1/products']?.[method]?.responses;

  it('says how old an answer may be, and whence it comes', () => {
    expect(answersOf('get')?.['200']).toMatchObject({ headers: { ETag: {}, Age: {}, 'Cache-Status': {} } });
    expect(answersOf('get')?.['404']).toEqual(ref('NotFound'));
  });

  it('does not, where nothing is remembered', () => {
    expect(answersOf('post')?.['200']).not.toMatchObject({ headers: { Age: {} } });
  });
});

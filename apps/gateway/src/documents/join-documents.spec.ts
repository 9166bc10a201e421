import { joinDocuments } from './join-documents.js';
import { OpenApiDocument } from './open-api-document.js';

const document = (path: string, operationId: string, schemas: Record<string, unknown>, schema = 'Money') =>
  OpenApiDocument.parse({
    openapi: '3.1.0',
    info: {},
    paths: { [path]: { get: { operationId, tags: ['Whatever'], responses: { 200: { $ref: `#/components/schemas/${schema}` } } } } },
    components: { schemas },
  });

const Money = { type: 'object', properties: { amount: { type: 'integer' } } };

describe('joined documents', () => {
  it('hold the paths of all, tagged with their service', () => {
    const joined = joinDocuments({
      order: document('/orders', 'listOrders', { Money }),
      catalog: document('/products', 'list', { Money }),
    });
    expect(joined.paths).toMatchObject({ '/orders': { get: { tags: ['order'] } }, '/products': { get: { tags: ['catalog'] } } });
    expect(joined.components).toEqual({ schemas: { Money } });
    expect(joined['x-unavailable']).toEqual([]);
  });

  it('join the operations of one path', () => {
    const get = document('/orders', 'listOrders', {});
    const post = OpenApiDocument.parse({ ...get, paths: { '/orders': { post: { operationId: 'refund' } } } });
    expect(Object.keys(joinDocuments({ order: get, payment: post }).paths['/orders'] ?? {})).toEqual(['get', 'post']);
  });

  it('tell apart what has one name and two meanings, and all that refers to it', () => {
    const own = { Money: { type: 'string' }, Line: { properties: { price: { $ref: '#/components/schemas/Money' } } } };
    const joined = joinDocuments({
      order: document('/orders', 'listOrders', { Money, Line: own.Line }, 'Line'),
      catalog: document('/products', 'listProducts', own, 'Line'),
    });
    expect(joined.components['schemas']).toEqual({
      Money,
      Line: own.Line,
      CatalogMoney: { type: 'string' },
      CatalogLine: { properties: { price: { $ref: '#/components/schemas/CatalogMoney' } } },
    });
    expect(joined.paths['/products']).toMatchObject({ get: { responses: { 200: { $ref: '#/components/schemas/CatalogLine' } } } });
    expect(joined.paths['/orders']).toMatchObject({ get: { responses: { 200: { $ref: '#/components/schemas/Line' } } } });
  });

  it('name each operation once', () => {
    const joined = joinDocuments({ order: document('/orders', 'list', {}), catalog: document('/products', 'list', {}) });
    expect(Object.values(joined.paths).map(({ get }) => get?.operationId)).toEqual(['list', 'catalogList']);
  });

  it('name the services that did not answer', () => {
    const joined = joinDocuments({}, ['payment']);
    expect(joined).toMatchObject({ openapi: '3.1.0', paths: {}, 'x-unavailable': ['payment'] });
    expect(joined.info['description']).toContain('at the moment: payment.');
  });
});

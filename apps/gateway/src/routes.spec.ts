import { nameOfPolicy } from '@app/platform';
import { routes } from './routes.js';

const table = routes.map(({ method, path, upstream, policy }) => `${method} ${path} ${upstream} ${nameOfPolicy(policy)}`);

describe('the table of routes', () => {
  it('has every resource of the API, its service and who may call it', () => {
    expect(table.toSorted()).toEqual(
      [
        'GET /.well-known/jwks.json user public',
        'POST /api/v1/users user public',
        'GET /api/v1/users user role:admin',
        'GET /api/v1/users/me user authenticated',
        'PATCH /api/v1/users/me user authenticated',
        'DELETE /api/v1/users/me user authenticated',
        'PUT /api/v1/users/{id}/roles user role:admin',
        'PUT /api/v1/users/me/password user authenticated',
        'POST /api/v1/sessions user public',
        'POST /api/v1/sessions/refresh user public',
        'GET /api/v1/sessions user authenticated',
        'DELETE /api/v1/sessions user authenticated',
        'DELETE /api/v1/sessions/current user authenticated',
        'DELETE /api/v1/sessions/{id} user authenticated',
        'DELETE /api/v1/users/{id}/sessions user role:admin',
        'GET /api/v1/products catalog public',
        'GET /api/v1/products/{sku} catalog public',
        'POST /api/v1/products catalog role:catalog-admin',
        'PATCH /api/v1/products/{sku} catalog role:catalog-admin',
        'DELETE /api/v1/products/{sku} catalog role:catalog-admin',
        'POST /api/v1/products/{sku}/stock-adjustments catalog role:catalog-admin',
        'POST /api/v1/orders order role:customer',
        'GET /api/v1/orders order authenticated',
        'GET /api/v1/orders/{id} order authenticated',
        'GET /api/v1/orders/{id}/timeline order authenticated',
        'GET /api/v1/orders/{id}/history order authenticated',
        'GET /api/v1/orders/{id}/events order authenticated',
        'POST /api/v1/orders/{id}/cancellation order authenticated',
        'GET /api/v1/orders/{id}/payments payment authenticated',
        'POST /api/v1/payments/{id}/refunds payment role:finance',
        'GET /api/v1/my/orders gateway role:customer',
      ].toSorted(),
    );
  });

  it('routes nothing that is internal', () => {
    expect(table.filter((row) => /internal|webhooks|metrics|health/.test(row))).toEqual([]);
  });

  it('lets only reads take their time', () => {
    expect(routes.filter(({ patience }) => patience !== 'usual').map(({ method, path, patience }) => [method, path, patience])).toEqual([
      ['GET', '/api/v1/orders/{id}', 'wait'],
      ['GET', '/api/v1/orders/{id}/events', 'stream'],
    ]);
  });
});

import { compareRoutes } from './compare-routes.js';

describe('served and documented routes', () => {
  const document = { paths: { '/orders': { get: {}, post: {} }, '/orders/{orderId}': { get: {} } } };
  const served = ['GET /orders', 'HEAD /orders', 'POST /orders', 'GET /orders/:id'];

  it('are the same, whatever parameters are called', () => expect(compareRoutes(served, [document])).toEqual([]));

  it('may be documented in several places', () =>
    expect(compareRoutes([...served, 'GET /my/orders'], [document, { paths: { '/my/orders': { get: {} } } }])).toEqual([]));

  it('are named when no document names them', () =>
    expect(compareRoutes([...served, 'DELETE /orders/:id'], [document])).toEqual([
      'DELETE /orders/:id is served, and no document names it',
    ]));

  it('are named when nobody serves them', () =>
    expect(compareRoutes(served.slice(0, 3), [document])).toEqual(['GET /orders/{orderId} is documented, and nobody serves it']));

  it('may be left unwritten, as long as they are served', () => {
    expect(compareRoutes([...served, 'GET /metrics'], [document], ['GET /metrics'])).toEqual([]);
    expect(compareRoutes(served, [document], ['GET /metrics'])).toEqual(['GET /metrics need not be documented: it is not served']);
  });
});

import { documentedIn } from './documented.js';

const refusal = (...codes: string[]) => ({
  headers: { 'Retry-After': {} },
  content: { 'application/problem+json': { examples: Object.fromEntries(codes.map((code) => [code, {}])) } },
});

describe('what a document says of an operation', () => {
  it('has the codes of its refusals, and the header fields of its answers, wherever these are written', () => {
    const { operations } = documentedIn({
      paths: {
        '/orders': {
          get: {
            responses: {
              200: { headers: { ETag: {} } },
              404: { $ref: '#/components/responses/404-order-unknown' },
              409: refusal('sold-out'),
            },
          },
        },
      },
      components: { responses: { '404-order-unknown': refusal('order-unknown', 'order-gone') } },
    });
    expect(operations[0]).toMatchObject({
      statuses: [200, 404, 409],
      codes: ['order-unknown', 'order-gone', 'sold-out'],
      fields: { 200: ['etag'], 404: ['retry-after'], 409: ['retry-after'] },
    });
  });
});

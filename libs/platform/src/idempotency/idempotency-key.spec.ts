import { canonicalJson } from './canonical-json.js';
import { parseIdempotencyKey } from './idempotency-key.js';
import { fingerprintOf } from './idempotent-request.js';

const key = '8e03978e-40d5-43dd-bc93-6894a57f9324';

describe('Idempotency-Key', () => {
  it.each([key, `"${key}"`, ` ${key} `])('accepts %j', (header) => {
    expect(parseIdempotencyKey(header)).toBe(key);
  });

  it.each([undefined, '', 'short', 'x'.repeat(129), `"${key}`, 'with spaces in the middle', `${key};a=1`])('refuses %j', (header) => {
    expect(() => parseIdempotencyKey(header)).toThrow(
      expect.objectContaining({ options: { errors: [expect.objectContaining({ pointer: '#/header/idempotency-key' })] } }),
    );
  });
});

describe('the fingerprint of a request', () => {
  it('does not depend on the order of fields', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe(canonicalJson({ a: true, b: [1, { c: 'x', d: null }] }));
    expect(fingerprintOf('POST', '/orders', { a: 1, b: 2 })).toEqual(fingerprintOf('POST', '/orders', { b: 2, a: 1 }));
  });

  it.each([
    ['POST', '/orders/2', { a: 1 }],
    ['PUT', '/orders/1', { a: 1 }],
    ['POST', '/orders/1', { a: '1' }],
    ['POST', '/orders/1', [{ a: 1 }]],
    ['POST', '/orders/1', undefined],
  ])('tells %s %s %j apart', (method, path, body) => {
    expect(fingerprintOf(method, path, body)).not.toEqual(fingerprintOf('POST', '/orders/1', { a: 1 }));
  });
});

import type { IncomingMessage } from 'node:http';
import { isPlainPath } from './plain-path.js';

const of = (id: string, url = '/api/v1/orders/x') => isPlainPath({ raw: { url } as IncomingMessage, params: { id } });

describe('a path that means the same everywhere', () => {
  it.each(['018f2f3e-0000-7000-8000-000000000001', 'MUG-1', 'a b', '...', 'é', '%'])('takes %j', (id) => {
    expect(of(id)).toBe(true);
  });

  it.each(['', '.', '..', 'a/b', '../x', 'a\\b', 'a\u0000', 'a\nb'])('refuses %j', (id) => {
    expect(of(id)).toBe(false);
  });

  it('refuses an address of another host', () => {
    expect(of('MUG-1', 'http://elsewhere.example/api/v1/orders/x')).toBe(false);
  });
});

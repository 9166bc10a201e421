import { newId } from '@app/kernel';
import { isMoved, Move } from './move.js';

const callers = Array.from({ length: 10_000 }, () => newId());
const share = (of: number): number => callers.filter((caller) => isMoved({ share: of }, {}, caller)).length / callers.length;

describe('a route that is moving', () => {
  it.each([0, 0.01, 0.1, 0.25, 0.5, 0.9, 1])('takes %d of the callers along', (wanted) => {
    expect(share(wanted)).toBeGreaterThanOrEqual(wanted - 0.02);
    expect(share(wanted)).toBeLessThanOrEqual(wanted + 0.02);
  });

  it('takes nobody back while the share grows', () => {
    const early = callers.filter((caller) => isMoved({ share: 0.1 }, {}, caller));
    expect(early.every((caller) => isMoved({ share: 0.3 }, {}, caller))).toBe(true);
  });

  it('takes whoever asks for it', () => {
    expect(isMoved({ share: 0, header: 'x-preview' }, { 'x-preview': '' }, 'anybody')).toBe(true);
    expect(isMoved({ share: 0, header: 'x-preview' }, {}, 'anybody')).toBe(false);
  });

  it('says what is wrong with it', () => {
    expect(() => Move.parse({ route: 'GET /', to: 'order:1' })).toThrow('expected http(s) addresses');
    expect(() => Move.parse({ route: 'GET /', to: 'http://a', percent: 5 })).toThrow('percent');
  });
});

import type { Cell } from './cells.js';
import { matrix } from './print.js';

describe('the matrix', () => {
  const cell = (hit: number, more: Partial<Cell>): Cell => ({
    point: 'psp.before-call',
    service: 'payment',
    hit,
    ending: 'bought',
    orders: 0,
    result: 'held',
    ...more,
  });
  const drawn = (...cells: Cell[]): string => matrix(cells, ['bought', 'sold out']).split('\n').slice(2).join('\n');

  it('tells how many orders each kill had in hand', () => {
    expect(drawn(cell(1, { orders: 2 }), cell(2, { orders: 1 }))).toMatch(/psp.before-call +payment +✓ 2\+1/);
  });

  it('does not hide a kill that went wrong, nor one that never came', () => {
    expect(drawn(cell(1, { orders: 2 }), cell(2, { orders: 1, result: 'failed' }))).toMatch(/✗ 2\+1/);
    expect(drawn(cell(1, { orders: 2 }), cell(2, { result: 'never hit' }))).toMatch(/✗ 2\+never/);
  });

  it('says why something cannot be', () => {
    const impossible = cell(1, { ending: 'sold out', result: 'n/a', because: 'the bank is never asked' });
    expect(drawn(cell(1, { orders: 1 }), impossible)).toMatch(/✓ 1 +n\/a a\n\nn\/a a: the bank is never asked/);
  });
});

import type { Attempt } from './attempt.js';
import { cellsOf } from './cells.js';
import type { Row } from './points.js';

describe('a cell', () => {
  const row: Row = { point: 'psp.before-call', service: 'payment', hit: 1 };
  const attempt = (hits: Attempt['hits'], faults: string[] = []): Attempt => ({
    ...row,
    hits,
    died: true,
    orders: 7,
    faults,
    seconds: 4,
  });
  const resultOf = (...attempts: Attempt[]) => cellsOf(row, ['bought'], attempts).map(({ orders, result }) => [orders, result]);

  it('held when the service died with such an order in hand and nothing was wrong afterwards', () => {
    expect(resultOf(attempt({ declined: 1 }), attempt({ bought: 2 }))).toEqual([[2, 'held']]);
  });

  it('failed when something was wrong after one of its kills', () => {
    expect(resultOf(attempt({ bought: 1 }), attempt({ bought: 1 }, ['an order is lost']))).toEqual([[2, 'failed']]);
  });

  it('was never hit when no kill had such an order in hand', () => {
    expect(resultOf(attempt({ declined: 1 }))).toEqual([[0, 'never hit']]);
    expect(resultOf()).toEqual([[0, 'never hit']]);
  });

  it('is n/a, with the reason, where no such order can pass', () => {
    expect(cellsOf(row, ['sold out'], [])).toMatchObject([{ result: 'n/a', because: 'the bank is never asked' }]);
  });
});

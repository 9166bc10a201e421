import { processNames, stopOrder } from './names.js';

describe('the order of stopping', () => {
  const place = (name: string): number => stopOrder.findIndex((row) => (row as readonly string[]).includes(name));

  it('holds every process once', () => {
    expect(stopOrder.flat().sort()).toEqual([...processNames].sort());
  });

  it.each([
    ['gateway', 'order'],
    ['payment', 'bank'],
    ['bank', 'postgres'],
    ['order', 'kafka'],
    ['kafka', 'postgres'],
  ])('stops %s, which asks, before %s, which answers', (first, second) => {
    expect(place(first)).toBeLessThan(place(second));
  });
});

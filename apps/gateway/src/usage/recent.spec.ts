import { Recent } from './recent.js';

const minute = 60_000;
const start = 1_000 * minute;

describe('the last ten minutes of an operation', () => {
  it('are told in steps of ten seconds, oldest first', () => {
    const recent = new Recent();
    recent.add(10, false, start);
    recent.add(30, true, start + 9_999);
    recent.add(5, false, start + 10_000);
    const read = recent.read(start + 10_000);
    expect(read).toHaveLength(60);
    expect(read.slice(-2)).toEqual([
      { requests: 2, failed: 1, mean: 20 },
      { requests: 1, failed: 0, mean: 5 },
    ]);
  });

  it('forget what is older', () => {
    const recent = new Recent();
    const total = (now: number) => recent.read(now).reduce((sum, { requests }) => sum + requests, 0);
    recent.add(1, false, start);
    recent.add(1, false, start + 5 * minute);
    expect(total(start + 9 * minute)).toBe(2);
    expect(total(start + 12 * minute)).toBe(1);
    expect(total(start + 60 * minute)).toBe(0);
    expect(recent.quantile(0.5)).toBe(0);
  });

  it('know how long most requests took', () => {
    const recent = new Recent();
    for (let ms = 1; ms <= 100; ms++) recent.add(ms, false, start);
    expect(recent.quantile(0.5)).toBeGreaterThanOrEqual(50);
    expect(recent.quantile(0.5)).toBeLessThan(50 * Math.SQRT2 * 1.01);
    expect(recent.quantile(0.99)).toBeGreaterThanOrEqual(99);
  });
});

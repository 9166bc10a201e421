import { leastBusy } from './least-busy.js';

const one = (outstanding: number, isFit = true) => ({ outstanding, isFit });

describe('the instance that is chosen', () => {
  it('has the fewest unanswered requests', () => {
    const idle = one(1);
    expect(leastBusy([one(3), idle, one(2)], 0)).toBe(idle);
  });

  it('takes turns among equals', () => {
    const all = [one(0), one(0), one(0)];
    expect([0, 1, 2, 3].map((turn) => all.indexOf(leastBusy(all, turn) as never))).toEqual([0, 1, 2, 0]);
  });

  it('is fit, however busy, while any is', () => {
    const busy = one(50);
    expect(leastBusy([one(0, false), busy, one(0, false)], 0)).toBe(busy);
    expect(leastBusy([one(2, false), one(1, false)], 0)).toEqual(one(1, false));
  });

  it('is none when there are none', () => expect(leastBusy([], 7)).toBeUndefined());
});

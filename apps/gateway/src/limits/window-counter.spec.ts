import { WindowCounter } from './window-counter.js';

describe('a counter of requests', () => {
  it('counts each key for itself, and begins anew when its time is over', () => {
    const counter = new WindowCounter(1_000);
    expect([counter.count('a', 0), counter.count('a', 400)]).toEqual([
      { requests: 1, msLeft: 1_000 },
      { requests: 2, msLeft: 600 },
    ]);
    expect(counter.count('b', 500).requests).toBe(1);
    expect([counter.count('a', 999).requests, counter.count('a', 1_000).requests]).toEqual([3, 1]);
  });

  it('tells whole milliseconds, however fine the clock', () => {
    const counter = new WindowCounter(60_000);
    for (let ms = 0; ms < 1_000; ms++) expect(counter.count(`sender ${ms}`, 12_345.678901 + ms * 1.1).msLeft).toBe(60_000);
  });

  it('remembers nobody longer than that', () => {
    const counter = new WindowCounter(1_000);
    for (let sender = 0; sender < 100; sender++) counter.count(`sender ${sender}`, sender);
    expect(counter.size).toBe(100);
    counter.count('late', 1_050);
    expect(counter.size).toBe(50);
  });
});

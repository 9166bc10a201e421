import { endOfTurn } from './end-of-turn.js';

describe('the end of a turn', () => {
  it('comes once for all who wait for it, after everything that was due', async () => {
    const order: string[] = [];
    const waiters = ['one', 'other'].map((name) => endOfTurn().then(() => order.push(name)));
    process.nextTick(() => order.push('tick'));
    queueMicrotask(() => order.push('microtask'));
    setImmediate(() => order.push('next turn'));
    await Promise.all(waiters);
    await new Promise((resolve) => setImmediate(resolve));
    expect(order).toEqual(['microtask', 'tick', 'one', 'other', 'next turn']);
  });

  it('comes again in the next turn', async () => {
    const first = endOfTurn();
    await first;
    expect(endOfTurn()).not.toBe(first);
    await endOfTurn();
  });
});

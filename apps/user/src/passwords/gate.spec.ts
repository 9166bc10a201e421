import { Gate, TooBusy } from './gate.js';

/** Work that lasts until it is told to end. */
function work() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { run: () => promise, end: () => resolve() };
}

describe('the gate', () => {
  it('lets a few in, queues some and turns the rest away', async () => {
    const gate = new Gate(1, 1);
    const first = work();
    const inside = gate.run(first.run);
    const queued = gate.run(async () => 'second');
    await expect(gate.run(async () => 'third')).rejects.toThrow(TooBusy);
    first.end();
    await inside;
    expect(await queued).toBe('second');
    expect(await gate.run(async () => 'fourth')).toBe('fourth');
  });

  it('lets them in as they came', async () => {
    const gate = new Gate(1, 10);
    const order: number[] = [];
    await Promise.all([1, 2, 3].map((number) => gate.run(async () => void order.push(number))));
    expect(order).toEqual([1, 2, 3]);
  });

  it('frees the place of one that failed', async () => {
    const gate = new Gate(1, 0);
    await expect(gate.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await gate.run(async () => 'next')).toBe('next');
  });
});

import { jest } from '@jest/globals';
import { WakeUp } from './wake-up.js';

const hour = 3_600_000;

describe('a wake-up', () => {
  it('ends a sleep', async () => {
    const wakeUp = new WakeUp();
    const sleep = wakeUp.within(hour);
    wakeUp.now();
    await expect(sleep).resolves.toBeUndefined();
  });

  it('is not lost when it comes before the sleep', async () => {
    const wakeUp = new WakeUp();
    wakeUp.now();
    await expect(wakeUp.within(hour)).resolves.toBeUndefined();
  });

  it('does not shorten a pause, but the end does', async () => {
    const wakeUp = new WakeUp();
    let isOver = false;
    const pause = wakeUp.pause(hour).then(() => (isOver = true));
    wakeUp.now();
    await Promise.resolve();
    expect(isOver).toBe(false);
    wakeUp.end();
    await pause;
    await expect(wakeUp.within(hour)).resolves.toBeUndefined();
  });
});

describe('a clock that is set back', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it.each(['within', 'pause'] as const)('does not lengthen a sleep (%s)', async (kind) => {
    let isOver = false;
    void new WakeUp()[kind](1_000).then(() => (isOver = true));
    jest.setSystemTime(Date.now() - hour);
    await jest.advanceTimersByTimeAsync(1_001);
    expect(isOver).toBe(true);
  });
});

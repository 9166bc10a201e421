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

import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks again until the answer is yes.
 * @returns false when the time is over
 * @throws whatever `condition` throws: it ends the waiting
 */
export async function waitUntil(condition: () => Promise<boolean> | boolean, withinMs: number, everyMs = 50): Promise<boolean> {
  const end = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() >= end) return false;
    await delay(everyMs);
  }
  return true;
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenDatabases } from '../../audit/open-databases.js';
import { stillMoving } from '../watch/stillness.js';

const lookEveryMs = 1_000;
const longestMs = 60_000;
/** Longer than any deadline or session: what has not moved for so long does not move again. */
const stuckMs = 22_000;

/** Resolves when nothing moves any more, or nothing but what a planted fault keeps from ever coming to rest. */
export async function comeToRest(databases: OpenDatabases): Promise<void> {
  const begin = performance.now();
  let before = '';
  let since = begin;
  for (;;) {
    const moving = (await stillMoving(databases)).join();
    const now = performance.now();
    if (moving !== before) since = now;
    if (moving === '' || now - since > stuckMs || now - begin > longestMs) return;
    before = moving;
    await sleep(lookEveryMs);
  }
}

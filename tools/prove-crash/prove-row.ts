import { attempt, type Attempt } from './attempt.js';
import type { CrashShop } from './crash-shop.js';
import type { EndingName } from './endings.js';
import { unreachedIn, type Row } from './points.js';

/** Deaths with nothing of ours in hand, before that counts as never hit. */
const spare = 3;

/** Where requests pass one by one, one order dies at a time: more than a few others only take time. */
const atOnce = ({ point }: Row): number => (/^(http|psp)/.test(point) ? 3 : Infinity);

/** Kills the service again and again, until it has died with an order of each of these endings in hand. */
export async function proveRow(
  shop: CrashShop,
  row: Row,
  wanted: readonly EndingName[],
  tell: (done: Attempt) => void,
  unreached = unreachedIn(row),
): Promise<Attempt[]> {
  const missing = new Set(wanted.filter((ending) => !(ending in unreached)));
  const most = missing.size + spare;
  const attempts: Attempt[] = [];
  while (missing.size > 0 && attempts.length < most) {
    const done = await attempt(shop, row, [...missing].slice(0, atOnce(row)));
    attempts.push(done);
    tell(done);
    if (!done.died) break;
    for (const ending of Object.keys(done.hits)) missing.delete(ending as EndingName);
  }
  return attempts;
}

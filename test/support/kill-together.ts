import type { Row } from '../../tools/prove-crash/points.js';
import type { CrashShop } from '../../tools/prove-crash/crash-shop.js';
import { drive } from '../../tools/prove-crash/drive.js';
import type { EndingName } from '../../tools/prove-crash/endings.js';
import { faultsOf } from '../../tools/prove-crash/faults-of.js';
import type { OrderUnderWay } from '../../tools/prove-crash/order-under-way.js';
import { Victim } from '../../tools/prove-crash/victim.js';

const mostWaves = 4;

export interface Massacre {
  /** The points at which nobody died. */
  readonly survived: readonly string[];
  readonly faults: readonly string[];
}

/** Several services, each killed at a point of its own while orders with these endings are under way, and each started again at once. */
export async function killTogether(shop: CrashShop, rows: readonly Row[], wanted: readonly EndingName[]): Promise<Massacre> {
  const victims = await Promise.all(rows.map((row) => Victim.arm(shop.stack, row)));
  const revivals = victims.map((victim) => victim.death.then(() => revive(shop, victim)));
  const orders: OrderUnderWay[] = [];
  for (let wave = 0; wave < mostWaves && victims.some(({ isDead }) => !isDead); wave++) {
    const fresh = await Promise.all(wanted.map((ending) => shop.newOrder(ending)));
    orders.push(...fresh);
    await drive(shop, fresh);
  }
  const survivors = victims.filter(({ isDead }) => !isDead);
  await Promise.all([...survivors.map((victim) => victim.revive()), ...revivals.filter((_, index) => victims[index]?.isDead)]);
  return { survived: survivors.map(({ crashpoint }) => crashpoint), faults: await faultsOf(shop, orders) };
}

async function revive(shop: CrashShop, victim: Victim): Promise<void> {
  if (victim.service === 'payment') await shop.time.endLeases();
  await victim.revive();
}

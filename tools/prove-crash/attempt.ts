import type { CrashShop } from './crash-shop.js';
import { drive, type Course } from './drive.js';
import type { EndingName } from './endings.js';
import { faultsOf } from './faults-of.js';
import { holdBack } from './feeders.js';
import { namesOfOrders } from './names-of-orders.js';
import type { OrderUnderWay } from './order-under-way.js';
import type { Row } from './points.js';
import { Victim } from './victim.js';

/** A service with nothing to do passes no point: customers order again until it is dead. */
const mostWaves = 4;

export interface Attempt extends Row {
  /** How many orders of each ending the process had in hand when it died. */
  readonly hits: Readonly<Partial<Record<EndingName, number>>>;
  readonly died: boolean;
  readonly orders: number;
  readonly faults: readonly string[];
  readonly seconds: number;
}

/** Kills one service once at one point while orders with these endings are under way, starts it again, and looks what has become of them. */
export async function attempt(shop: CrashShop, row: Row, wanted: readonly EndingName[]): Promise<Attempt> {
  const begin = performance.now();
  const victim = await Victim.arm(shop.stack, row);
  const orders: OrderUnderWay[] = [];
  const waves = orderUntilDead(shop, victim, row, wanted, orders);
  const lastWords = await Promise.race([victim.death, waves.then(() => undefined)]);
  const named = lastWords ? await namesOfOrders(shop.databases, row, lastWords.inHand) : [];
  if (row.service === 'payment' && lastWords) await shop.time.endLeases();
  await victim.revive();
  await waves;
  return {
    ...row,
    hits: count(orders.filter((order) => order.isNamedIn(named))),
    died: lastWords !== undefined,
    orders: orders.length,
    faults: await faultsOf(shop, orders),
    seconds: secondsSince(begin),
  };
}

async function orderUntilDead(
  shop: CrashShop,
  victim: Victim,
  row: Row,
  wanted: readonly EndingName[],
  orders: OrderUnderWay[],
): Promise<void> {
  for (let wave = 0; wave < mostWaves && !victim.isDead; wave++) {
    const fresh = await Promise.all(wanted.map((ending) => shop.newOrder(ending)));
    orders.push(...fresh);
    await drive(shop, fresh, courseOf(shop, row));
  }
}

/** What comes through lanes is held back until all orders are placed, so that the victim has them in hand together. */
function courseOf({ stack }: CrashShop, { point, service }: Row): Course {
  if (point === 'sweeper.mid-batch') return { clock: service === 'catalog' ? 'reservation' : 'deadline' };
  return point.startsWith('http.') ? {} : { onPlaced: holdBack(stack, service) };
}

function count(orders: readonly OrderUnderWay[]): Partial<Record<EndingName, number>> {
  return Object.fromEntries([...Map.groupBy(orders, ({ ending }) => ending)].map(([ending, all]) => [ending, all.length]));
}

/** @param begin of `performance.now()` */
export const secondsSince = (begin: number): number => Math.round((performance.now() - begin) / 100) / 10;

import { setTimeout as delay } from 'node:timers/promises';
import type { DatabaseName } from '../../stack/names.js';
import { waitUntil } from '../../stack/process/wait-until.js';
import { secondsSince, type Attempt } from '../attempt.js';
import type { CrashShop } from '../crash-shop.js';
import type { Operator } from '../operator.js';
import { look } from '../drive.js';
import { faultsOf } from '../faults-of.js';
import { holdBack } from '../feeders.js';
import type { OrderUnderWay } from '../order-under-way.js';
import type { Row } from '../points.js';
import { Victim } from '../victim.js';

const withinMs = 60_000;

/** The key of each order is parked before its first message comes, which then dies; replayed, it goes on as if nothing had been. */
export async function deadLetters(shop: CrashShop, row: Row & { service: DatabaseName }): Promise<Attempt> {
  const begin = performance.now();
  const operator = await shop.operatorAt(row.service);
  const orders: OrderUnderWay[] = [];
  const whileBurying = row.point === 'dlq.mid-tx';
  const victim = whileBurying ? await Victim.arm(shop.stack, row) : undefined;
  for (let nth = 0; nth < row.hit; nth++) orders.push(await orderBuried(shop, row.service, victim));
  const victimOfReplay = victim ?? (await Victim.arm(shop.stack, row));
  await waitUntil(async () => victimOfReplay.isDead || (await (whileBurying ? delay(50) : replayOnce(shop, row.service, operator)), false), withinMs); // prettier-ignore
  await victimOfReplay.revive();
  await waitUntil(async () => (await replayOnce(shop, row.service, operator)) && allSettled(shop, orders), withinMs, 100);
  const died = victimOfReplay.isDead;
  return {
    ...row,
    hits: died ? { bought: orders.length } : {},
    died,
    orders: orders.length,
    faults: await faultsOf(shop, orders),
    seconds: secondsSince(begin),
  };
}

/** Resolves when the order's first message is a dead letter, or its reader is dead. */
async function orderBuried(shop: CrashShop, service: DatabaseName, victim?: Victim): Promise<OrderUnderWay> {
  const letCome = holdBack(shop.stack, service);
  const order = await shop.newOrder('bought');
  const database = shop.databases[service];
  try {
    await placed(order, victim);
    const topic = service === 'order' ? 'catalog.events.v1' : 'order.events.v1';
    if (order.id) await database.rows(`INSERT INTO parked_keys (consumer, topic, key) VALUES ('${service}', '${topic}', '${order.id}')`);
  } finally {
    letCome();
  }
  const letters = `SELECT 1 FROM dead_letters WHERE key = '${order.id}'`;
  await waitUntil(async () => victim?.isDead || (await database.rows(letters)).length > 0, withinMs);
  return order;
}

/** The service may die of an earlier order's later message; then this one's customer goes on asking until it is back. */
async function placed(order: OrderUnderWay, victim?: Victim): Promise<void> {
  let refusal: unknown;
  order.place().catch((error: unknown) => (refusal = error));
  const isSettled = async (): Promise<boolean> => {
    if (refusal) throw refusal as Error;
    return order.id !== undefined || victim?.isDead === true;
  };
  await waitUntil(isSettled, withinMs);
}

/** Replays what waits. @returns whether nothing did */
async function replayOnce(shop: CrashShop, service: DatabaseName, operator: Operator): Promise<boolean> {
  const waiting = await shop.databases[service].rows<{ id: number }>(`SELECT id FROM dead_letters WHERE status = 'parked' ORDER BY id`);
  for (const { id } of waiting) await operator.replay(id).catch(() => undefined); // it may be dead: again later
  return waiting.length === 0;
}

async function allSettled(shop: CrashShop, orders: readonly OrderUnderWay[]): Promise<boolean> {
  await look(shop, orders);
  return orders.every(({ isSettled }) => isSettled);
}

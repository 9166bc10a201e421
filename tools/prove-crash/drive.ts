import { waitUntil } from '../stack/process/wait-until.js';
import type { CrashShop } from './crash-shop.js';
import { endings } from './endings.js';
import type { OrderUnderWay, Standing } from './order-under-way.js';

const settledWithinMs = 90_000;
const lookEveryMs = 100;

export interface Course {
  /** Called when all orders are placed. */
  readonly onPlaced?: () => void;
  /** Which clock gives up orders that are to time out. */
  readonly clock?: 'deadline' | 'reservation';
}

/** Places these orders at once and sees each to its ending, whatever dies meanwhile. Resolves when all are settled, or time is over. */
export async function drive(shop: CrashShop, orders: readonly OrderUnderWay[], { onPlaced, clock }: Course = {}): Promise<void> {
  const requests: Promise<unknown>[] = orders.map((order) => order.place());
  void Promise.allSettled(requests).then(onPlaced);
  const allSettled = async (): Promise<boolean> => {
    await look(shop, orders);
    await turn(shop, orders, requests, clock);
    return orders.every(({ isSettled }) => isSettled);
  };
  await waitUntil(allSettled, settledWithinMs, lookEveryMs);
  await Promise.all(requests);
}

/** How these orders stand: from the databases and not through the doors, which may be shut. */
export async function look(shop: CrashShop, orders: readonly OrderUnderWay[]): Promise<void> {
  const placed = new Map(orders.flatMap((order) => (order.id ? [[order.id, order] as const] : [])));
  if (placed.size === 0) return;
  const among = `= ANY('{${[...placed.keys()].join()}}'::uuid[])`;
  const { order, payment } = shop.databases;
  const payments = await payment.rows<{ orderId: string; id: string; status: string }>(
    `SELECT order_id AS "orderId", id, status FROM payments WHERE order_id ${among}`,
  );
  const paymentOf = new Map(payments.map((row) => [row.orderId, row]));
  for (const { id, ...standing } of await order.rows<Standing & { id: string }>(
    `SELECT id, status, reason FROM orders WHERE id ${among}`,
  )) {
    const paid = paymentOf.get(id);
    const one = placed.get(id);
    if (one) one.standing = { ...standing, ...(paid && { payment: paid }) };
  }
}

/** What customers, clocks and the bank do while orders are under way. */
async function turn(shop: CrashShop, orders: readonly OrderUnderWay[], requests: Promise<unknown>[], clock?: string): Promise<void> {
  const turning = orders.filter(({ isAtItsTurn }) => isAtItsTurn);
  for (const order of turning) order.hasTurned = true;
  const overdue = turning.filter(({ ending }) => endings[ending].meanwhile === 'deadline passes');
  const ids = overdue.flatMap(({ id }) => id ?? []);
  if (ids.length > 0) await (clock === 'reservation' ? shop.time.makeOverdue(ids) : shop.time.passDeadlines(ids));
  for (const order of turning) if (!overdue.includes(order)) requests.push(order.cancel());
  const owed = orders.filter(({ isOwedAnAnswer }) => isOwedAnAnswer).flatMap(({ standing }) => standing?.payment ?? []);
  if (owed.length > 0) await shop.time.endPatience(owed);
}

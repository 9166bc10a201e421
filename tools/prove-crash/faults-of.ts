import type { CrashShop } from './crash-shop.js';
import type { OrderUnderWay } from './order-under-way.js';

/** What is wrong after a kill: with these orders, with the answers under their keys, and in the books. */
export async function faultsOf(shop: CrashShop, orders: readonly OrderUnderWay[]): Promise<string[]> {
  const settled = orders.filter(({ isSettled }) => isSettled);
  const stuck = orders.filter(({ isSettled }) => !isSettled);
  return [
    ...stuck.map(({ id, ending, standing }) => `order ${id}, to be ${ending}, is stuck: ${JSON.stringify(standing)}`),
    ...(await Promise.all(settled.map((order) => order.faults()))).flat(),
    ...(await shop.newViolations()),
  ];
}

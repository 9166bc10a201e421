import type { Books } from '../books.js';
import { isOneOf, type Invariant } from './invariant.js';

function stockIsTheSumOfItsMovements({ stock }: Books): string[] {
  return stock
    .filter(({ onHand, reserved, movedOnHand, movedReserved }) => onHand !== movedOnHand || reserved !== movedReserved)
    .map(
      ({ sku, onHand, reserved, movedOnHand, movedReserved }) =>
        `${sku} has ${onHand}, ${reserved} of them reserved; its movements make ${movedOnHand} and ${movedReserved}`,
    );
}

function nothingIsReserved({ stock, reservations }: Books): string[] {
  return [
    ...stock.filter(({ reserved }) => reserved !== 0).map(({ sku, reserved }) => `${reserved} of ${sku} are still reserved`),
    ...reservations.filter(({ status }) => isOneOf(status, 'none', 'reserved')).map(({ orderId, status }) => `the reservation of ${orderId} is ${status}`),
  ]; // prettier-ignore
}

function nothingIsOversold({ stock }: Books): string[] {
  return stock.filter(({ onHand, reserved }) => onHand < 0 || reserved > onHand).map(({ sku, onHand }) => `${sku} has ${onHand} on hand`);
}

const ends: Readonly<Record<string, readonly string[]>> = {
  completed: ['committed'],
  failed: ['restocked', 'released'],
  cancelled: ['rejected', 'released', 'cancelled'],
};

function everyReservationEndsAsItsOrder({ orders, reservations }: Books): string[] {
  const statusOf = new Map(reservations.map(({ orderId, status }) => [orderId, status]));
  const known = new Set(orders.map(({ id }) => id));
  return [
    ...orders
      .filter(({ id, status }) => ends[status] && !ends[status].includes(statusOf.get(id) ?? 'missing'))
      .map(({ id, status }) => `order ${id} is ${status}, its reservation ${statusOf.get(id) ?? 'missing'}`),
    ...reservations.filter(({ orderId }) => !known.has(orderId)).map(({ orderId }) => `a reservation for ${orderId}, which is no order`),
  ];
}

function onlyWhatIsBoughtLeavesTheShelf({ orders, reservations }: Books): string[] {
  const taken = new Map(reservations.map(({ orderId, unitsTaken }) => [orderId, unitsTaken]));
  return orders
    .map(({ id, status, units }) => ({ id, status, wanted: status === 'completed' ? units : 0, taken: taken.get(id) ?? 0 }))
    .filter((order) => order.taken !== order.wanted)
    .map(({ id, status, wanted, taken: count }) => `order ${id} is ${status}: ${count} units left the shelf, not ${wanted}`);
}

export const stockInvariants: readonly Invariant[] = [
  { name: 'stock is the sum of its movements', violations: stockIsTheSumOfItsMovements },
  { name: 'nothing is reserved', violations: nothingIsReserved },
  { name: 'nothing is oversold', violations: nothingIsOversold },
  { name: 'every reservation ends as its order', violations: everyReservationEndsAsItsOrder },
  { name: 'only what is bought leaves the shelf', violations: onlyWhatIsBoughtLeavesTheShelf },
];

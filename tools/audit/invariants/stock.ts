import type { Books } from '../books.js';
import { isOneOf, ofOrder, ofProduct, type Finding, type Invariant } from './invariant.js';

function stockIsTheSumOfItsMovements({ stock }: Books): Finding[] {
  return stock
    .filter(({ onHand, reserved, movedOnHand, movedReserved }) => onHand !== movedOnHand || reserved !== movedReserved)
    .map(({ sku, onHand, reserved, movedOnHand, movedReserved }) =>
      ofProduct(sku, `${sku} has ${onHand}, ${reserved} of them reserved; its movements make ${movedOnHand} and ${movedReserved}`),
    );
}

function whatIsReservedIsHeld({ stock }: Books): Finding[] {
  return stock
    .filter(({ reserved, held }) => reserved !== held)
    .map(({ sku, reserved, held }) => ofProduct(sku, `${reserved} of ${sku} are reserved, reservations hold ${held}`));
}

function nothingIsReserved({ stock, reservations }: Books): Finding[] {
  const isOpen = ({ status }: { status: string }): boolean => isOneOf(status, 'none', 'reserved');
  return [
    ...stock
      .filter(({ reserved }) => reserved !== 0)
      .map(({ sku, reserved }) => ofProduct(sku, `${reserved} of ${sku} are still reserved`)),
    ...reservations.filter(isOpen).map(({ orderId, status }) => ofOrder(orderId, `the reservation of order ${orderId} is ${status}`)),
  ];
}

function nothingIsOversold({ stock }: Books): Finding[] {
  return stock
    .filter(({ onHand, reserved }) => onHand < 0 || reserved < 0 || reserved > onHand)
    .map(({ sku, onHand, reserved }) => ofProduct(sku, `${sku} has ${onHand} on hand and ${reserved} of them reserved`));
}

function onlyWhatIsBoughtLeavesTheShelf({ orders, reservations }: Books): Finding[] {
  const taken = new Map(reservations.map(({ orderId, unitsTaken }) => [orderId, unitsTaken]));
  return orders
    .map(({ id, status, units }) => ({ id, status, wanted: status === 'completed' ? units : 0, taken: taken.get(id) ?? 0 }))
    .filter((order) => order.taken !== order.wanted)
    .map(({ id, status, wanted, taken: count }) => ofOrder(id, `order ${id} is ${status}: ${count} units left the shelf, not ${wanted}`));
}

function whatIsHeldWasOrdered({ orders, reservations }: Books): Finding[] {
  const ordered = new Map(orders.map(({ id, lines }) => [id, lines]));
  return reservations
    .filter(({ orderId, lines }) => lines !== '' && ordered.has(orderId) && lines !== ordered.get(orderId))
    .map(({ orderId, lines }) => ofOrder(orderId, `order ${orderId} is over ${ordered.get(orderId)}, its reservation over ${lines}`));
}

const count = 'Count what is there and enter the difference as a stock adjustment with a note; never change the stock itself.';

export const stockInvariants: readonly Invariant[] = [
  { name: 'stock is the sum of its movements', holds: 'always', remedy: count, violations: stockIsTheSumOfItsMovements },
  { name: 'what is reserved is held by reservations', holds: 'always', remedy: count, violations: whatIsReservedIsHeld },
  {
    name: 'nothing is reserved',
    holds: 'at rest',
    remedy:
      'See what the order says: if it is final, catalog has not heard of it. Look for a dead letter or a parked key there, and replay.',
    violations: nothingIsReserved,
  },
  { name: 'nothing is oversold', holds: 'always', remedy: count, violations: nothingIsOversold },
  { name: 'only what is bought leaves the shelf', holds: 'at rest', remedy: count, violations: onlyWhatIsBoughtLeavesTheShelf },
  {
    name: 'what is held was ordered',
    holds: 'always',
    remedy: 'Compare OrderPlaced with StockReserved on the timeline: one of the two databases was changed by hand.',
    violations: whatIsHeldWasOrdered,
  },
];

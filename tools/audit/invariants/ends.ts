import type { Books, OrderEntry } from '../books.js';
import type { Evidence } from '../evidence.js';
import { ofOrder, type Finding, type Invariant } from './invariant.js';

type Status = OrderEntry['status'];

interface Words {
  readonly reservation: readonly string[];
  readonly payment: readonly string[];
}

const ends: Readonly<Partial<Record<Status, Words>>> = {
  completed: { reservation: ['committed'], payment: ['captured'] },
  failed: { reservation: ['restocked', 'released'], payment: ['voided'] },
  cancelled: { reservation: ['rejected', 'released', 'cancelled'], payment: ['declined', 'voided', 'cancelled'] },
};

/**
 * What can never be seen together when the order is read last: others follow what an order decided, and nobody turns back. A status that
 * follows a decision of the order is impossible while the order has not decided, and so is one that excludes the decision it took.
 */
const contradictions: Readonly<Record<Status, Words>> = {
  pending: {
    reservation: ['committed', 'released', 'cancelled', 'restocked'],
    payment: ['capturing', 'captured', 'capture-failed', 'voiding', 'voided'],
  },
  confirmed: {
    reservation: ['rejected', 'released', 'cancelled', 'restocked'],
    payment: ['declined', 'voiding', 'voided', 'cancelled'],
  },
  completed: {
    reservation: ['rejected', 'released', 'cancelled', 'restocked'],
    payment: ['declined', 'voiding', 'voided', 'cancelled', 'capture-failed'],
  },
  failed: { reservation: ['rejected', 'cancelled'], payment: ['declined', 'cancelled', 'captured'] },
  cancelled: { reservation: ['committed', 'restocked'], payment: ['capturing', 'captured', 'capture-failed'] },
};

const say = (id: string, status: string, part: string, other: string): Finding =>
  ofOrder(id, `order ${id} is ${status}, its ${part} ${other}`);

function everyReservationEndsAsItsOrder({ orders, reservations }: Books): Finding[] {
  const statusOf = new Map(reservations.map(({ orderId, status }) => [orderId, status]));
  return orders.flatMap(({ id, status }) => {
    const found = statusOf.get(id) ?? 'missing';
    return ends[status]?.reservation.includes(found) === false ? [say(id, status, 'reservation', found)] : [];
  });
}

function everyPaymentEndsAsItsOrder({ orders, payments }: Books): Finding[] {
  const byOrder = new Map(payments.map((payment) => [payment.orderId, payment]));
  return orders.flatMap(({ id, status, total }) => {
    const payment = byOrder.get(id);
    const found = payment?.status ?? 'missing';
    return [
      ...(ends[status]?.payment.includes(found) === false ? [say(id, status, 'payment', found)] : []),
      ...(payment && payment.amount !== total ? [ofOrder(id, `order ${id} costs ${total}, its payment is over ${payment.amount}`)] : []),
    ];
  });
}

function nobodyContradictsAnOrder({ orders, reservations, payments }: Books): Finding[] {
  const statusOf = new Map(orders.map(({ id, status }) => [id, status]));
  const contradicts = (part: keyof Words, orderId: string, status: string): Finding[] => {
    const decided = statusOf.get(orderId);
    return decided && contradictions[decided][part].includes(status) ? [say(orderId, decided, part, status)] : [];
  };
  return [
    ...reservations.flatMap(({ orderId, status }) => contradicts('reservation', orderId, status)),
    ...payments.flatMap(({ orderId, status }) => contradicts('payment', orderId, status)),
  ];
}

/** An order that a test rig made up may leave a remembered "no". */
function everythingIsOfAnOrder({ orders, reservations, payments }: Books, { injected = [] }: Evidence): Finding[] {
  const known = new Set([...orders.map(({ id }) => id), ...injected.map(({ key }) => key)]);
  const strange = (part: string) => (entry: { readonly orderId: string }) =>
    known.has(entry.orderId) ? [] : [ofOrder(entry.orderId, `a ${part} for ${entry.orderId}, which is no order`)];
  return [...reservations.flatMap(strange('reservation')), ...payments.flatMap(strange('payment'))];
}

const decider =
  'The order decides: make the other follow it. Find the fact that it did not hear on the timeline; replay it from its dead letters, or let the order restate it.';

export const endInvariants: readonly Invariant[] = [
  { name: 'every reservation ends as its order', holds: 'at rest', remedy: decider, violations: everyReservationEndsAsItsOrder },
  { name: 'every payment ends as its order, over its total', holds: 'at rest', remedy: decider, violations: everyPaymentEndsAsItsOrder },
  { name: 'nobody contradicts what an order decided', holds: 'always', remedy: decider, violations: nobodyContradictsAnOrder },
  {
    name: 'every reservation and every payment is of an order',
    holds: 'always',
    remedy: 'An order is missing: it was deleted, or its database was restored to an earlier moment than the others. Restore it.',
    violations: everythingIsOfAnOrder,
  },
];

import type { Books, OrderEntry } from '../books.js';
import { groupBy, isOneOf, ofKey, ofOrder, type Finding, type Invariant } from './invariant.js';
import { isKept } from './retention.js';

const say = (order: OrderEntry): Finding =>
  ofOrder(order.id, `order ${order.id} is ${[order.status, order.reason ?? []].flat().join(', ')}`);

function everyOrderIsFinal({ orders }: Books): Finding[] {
  return orders.filter(({ status }) => !isOneOf(status, 'completed', 'failed', 'cancelled')).map(say);
}

const reasons: Readonly<Record<OrderEntry['status'], readonly (string | null)[]>> = {
  pending: [null],
  confirmed: [null],
  completed: [null],
  failed: ['capture-failed'],
  cancelled: ['stock-rejected', 'payment-declined', 'timed-out', 'cancelled-by-customer'],
};

function everyEndHasItsReason({ orders }: Books): Finding[] {
  return orders.filter(({ status, reason }) => !reasons[status].includes(reason)).map(say);
}

/** An order is saved with the answer under its key, so neither can be without the other, and no key can have two. */
function everyKeyHasOneOrder({ orders, keys }: Books): Finding[] {
  const keysOf = groupBy(keys, ({ orderId }) => String(orderId));
  const ids = new Set(orders.map(({ id }) => id));
  const countOf = ({ id }: OrderEntry): number => keysOf.get(id)?.length ?? 0;
  const isWrong = (order: OrderEntry): boolean => countOf(order) > 1 || (countOf(order) === 0 && isKept.key(order));
  return [
    ...keys.filter(({ orderId }) => !ids.has(String(orderId))).map(({ key, orderId }) => ofKey(key, `key ${key} was answered with order ${orderId}, which is lost`)),
    ...orders.filter(isWrong).map((order) => ofOrder(order.id, `order ${order.id} has ${countOf(order)} keys`)),
  ]; // prettier-ignore
}

const tellingOfOrders = ['order.events.v1', 'catalog.events.v1', 'payment.events.v1'];

/** The timeline is complete and says nothing twice. */
function everyFactIsOnTheTimelineOnce({ orders, timelines, spines }: Books): Finding[] {
  const told = groupBy(spines.flatMap(({ facts }) => facts).filter(({ topic }) => tellingOfOrders.includes(topic)), ({ key }) => key); // prettier-ignore
  return orders.flatMap((order) => {
    const { id } = order;
    const onTimeline = new Set(timelines.get(id));
    const facts = told.get(id) ?? [];
    const missing = facts.filter(({ eventId }) => !onTimeline.has(eventId));
    const entries = timelines.get(id)?.length ?? 0;
    return [
      ...missing.map(({ type }) => ofOrder(id, `order ${id}: ${type} is not on its timeline`)),
      ...(entries > facts.length && isKept.facts(order) ? [ofOrder(id, `order ${id}: ${entries} entries for ${facts.length} facts`)] : []),
    ];
  });
}

export const orderInvariants: readonly Invariant[] = [
  {
    name: 'every order is final',
    holds: 'at rest',
    remedy:
      'See which service is silent: its health, its log, the lag of its consumer. A restart is harmless; the order goes on by itself.',
    violations: everyOrderIsFinal,
  },
  {
    name: 'every end has its reason',
    holds: 'always',
    remedy: 'Somebody wrote to the orders by hand. Take the reason from the last fact of its timeline.',
    violations: everyEndHasItsReason,
  },
  {
    name: 'every key has one order, and every order one key',
    holds: 'always',
    remedy:
      'Keys and orders are written together, so one of them was deleted or restored by hand. Tell the customer; do not place it again.',
    violations: everyKeyHasOneOrder,
  },
  {
    name: 'every fact is on the timeline of its order, once',
    holds: 'at rest',
    remedy: 'See whether the order service has heard the fact (inbox) and whether it is a dead letter there; replay it.',
    violations: everyFactIsOnTheTimelineOnce,
  },
];

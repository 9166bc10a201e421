import type { Books, OrderEntry } from '../books.js';
import { groupBy, isOneOf, type Invariant } from './invariant.js';

const say = ({ id, status, reason }: OrderEntry): string => `order ${id} is ${[status, reason ?? []].flat().join(', ')}`;

function everyOrderIsFinal({ orders }: Books): string[] {
  return orders.filter(({ status }) => !isOneOf(status, 'completed', 'failed', 'cancelled')).map(say);
}

const reasons: Readonly<Record<string, readonly (string | null)[]>> = {
  completed: [null],
  failed: ['capture-failed'],
  cancelled: ['stock-rejected', 'payment-declined', 'timed-out', 'cancelled-by-customer'],
};

function everyEndHasItsReason({ orders }: Books): string[] {
  return orders.filter(({ status, reason }) => reasons[status] && !reasons[status].includes(reason)).map(say);
}

/** An order is saved with the answer under its key, so neither can be without the other, and no key can have two. */
function everyKeyHasOneOrder({ orders, keys }: Books): string[] {
  const keysOf = groupBy(keys, ({ orderId }) => String(orderId));
  const ids = new Set(orders.map(({ id }) => id));
  return [
    ...keys.filter(({ orderId }) => !ids.has(String(orderId))).map(({ key, orderId }) => `key ${key} was answered with order ${orderId}, which is lost`),
    ...orders.filter(({ id }) => keysOf.get(id)?.length !== 1).map(({ id }) => `order ${id} has ${keysOf.get(id)?.length ?? 0} keys`),
  ]; // prettier-ignore
}

const tellingOfOrders = ['order.events.v1', 'catalog.events.v1', 'payment.events.v1'];

/** The timeline is complete and says nothing twice. */
function everyFactIsOnTheTimelineOnce({ orders, timelines, spines }: Books): string[] {
  const told = groupBy(spines.flatMap(({ facts }) => facts).filter(({ topic }) => tellingOfOrders.includes(topic)), ({ key }) => key); // prettier-ignore
  return orders.flatMap(({ id }) => {
    const onTimeline = timelines.get(id) ?? [];
    const facts = told.get(id) ?? [];
    return [
      ...facts.filter(({ eventId }) => !onTimeline.includes(eventId)).map(({ type }) => `order ${id}: ${type} is not on its timeline`),
      ...(onTimeline.length > facts.length ? [`order ${id}: ${onTimeline.length} entries for ${facts.length} facts`] : []),
    ];
  });
}

export const orderInvariants: readonly Invariant[] = [
  { name: 'every order is final', violations: everyOrderIsFinal },
  { name: 'every end has its reason', violations: everyEndHasItsReason },
  { name: 'every key has one order, and every order one key', violations: everyKeyHasOneOrder },
  { name: 'every fact is on the timeline of its order, once', violations: everyFactIsOnTheTimelineOnce },
];

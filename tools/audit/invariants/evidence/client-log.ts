import type { Books } from '../../books.js';
import type { ClientOperation, Evidence } from '../../evidence.js';
import { groupBy, isOneOf, ofKey, ofOrder, type Finding, type Invariant } from '../invariant.js';

type Operations = readonly ClientOperation[];

const nameOf = (customer: string, key: string | undefined): string => `${customer} ${key}`;
const placings = (log: Operations = []): Map<string, ClientOperation[]> =>
  groupBy(log.filter(({ kind }) => kind === 'place'), ({ customer, key }) => nameOf(customer, key)); // prettier-ignore

/** Somebody else was using the key at that moment: it says nothing about the order. */
const saysNothing = ({ outcome, status }: ClientOperation): boolean => outcome === 'unknown' || status === 409;

/** An order that was promised is there, and is the only one of its key; what was refused throughout is not. */
function noOrderIsLost({ keys }: Books, { clientLog }: Evidence): Finding[] {
  const ordersOf = groupBy(keys, ({ customer, key }) => nameOf(customer, key));
  return [...placings(clientLog)].flatMap(([name, operations]) => {
    const promised = [...new Set(operations.filter(({ outcome }) => outcome === 'ok').map(({ orderId }) => String(orderId)))];
    const found = (ordersOf.get(name) ?? []).map(({ orderId }) => String(orderId));
    const isOpen = promised.length === 0 && operations.some(saysNothing);
    const isRight = isOpen ? found.length <= 1 : String(found) === String(promised);
    return isRight ? [] : [ofKey(name, `key ${name}: promised [${promised}], found [${found}]`)];
  });
}

function noOrderIsMadeUp({ keys }: Books, { clientLog }: Evidence): Finding[] {
  if (!clientLog) return [];
  const asked = new Set(placings(clientLog).keys());
  return keys
    .filter(({ customer, key }) => !asked.has(nameOf(customer, key)))
    .map(({ key, orderId }) => ofKey(key, `order ${orderId} was placed under key ${key}, which nobody sent`));
}

function repetitionsAreAnsweredAlike(_: Books, { clientLog }: Evidence): Finding[] {
  return [...placings(clientLog)].flatMap(([name, operations]) => {
    const answers = new Set(operations.flatMap(({ outcome, bodyHash }) => (outcome === 'ok' && bodyHash ? [bodyHash] : [])));
    return answers.size > 1 ? [ofKey(name, `key ${name} was answered in ${answers.size} ways`)] : [];
  });
}

const rank = (status: string): number => ['pending', 'confirmed'].indexOf(status);
const isFinal = (status: string): boolean => isOneOf(status, 'completed', 'failed', 'cancelled');

/** Whether somebody who has seen the first status may see the second one later. */
const mayFollow = (first: string, second: string): boolean =>
  isFinal(first) ? first === second : isFinal(second) || rank(second) >= rank(first);

/** Judged between answers of which one was there before the other was asked for; what the database says comes after all of them. */
function nobodySawAnOrderTurnBack({ orders }: Books, { clientLog = [] }: Evidence): Finding[] {
  const seen = groupBy(clientLog.filter(({ outcome, orderId, orderStatus }) => outcome === 'ok' && orderId && orderStatus), ({ orderId }) => String(orderId)); // prettier-ignore
  return orders.flatMap(({ id, status }) => {
    const end = { at: Infinity, endedAt: Infinity, orderStatus: status };
    // A repetition of the placing answers what was true when it was placed.
    const reads = [...(seen.get(id) ?? []).filter(({ kind }) => kind !== 'place'), end].toSorted((left, right) => left.at - right.at);
    const turn = reads.find((later) => reads.some((earlier) => earlier.endedAt < later.at && !mayFollow(String(earlier.orderStatus), String(later.orderStatus)))); // prettier-ignore
    return turn ? [ofOrder(id, `order ${id} was seen ${reads.map(({ orderStatus }) => orderStatus).join(', ')}`)] : [];
  });
}

function aCancellationIsKept({ orders }: Books, { clientLog = [] }: Evidence): Finding[] {
  const statusOf = new Map(orders.map(({ id, status }) => [id, status]));
  const cancellations = clientLog.filter(({ kind }) => kind === 'cancel');
  return cancellations.flatMap(({ orderId = '', outcome, problem }) => {
    const status = statusOf.get(orderId);
    const granted = outcome === 'ok' && status !== 'cancelled';
    const refused = problem === 'order-already-confirmed' && status === 'cancelled';
    return granted || refused ? [ofOrder(orderId, `cancelling order ${orderId} was ${granted ? 'granted' : 'refused'}, and it is ${status ?? 'lost'}`)] : []; // prettier-ignore
  });
}

const remedy = 'The history of the key or of the order in the client log shows who was told what; the fault is in the code.';

export const clientLogInvariants: readonly Invariant[] = [
  { name: 'no order that was promised is lost or doubled', holds: 'at rest', remedy, violations: noOrderIsLost },
  { name: 'no order was placed that nobody asked for', holds: 'always', remedy, violations: noOrderIsMadeUp },
  { name: 'a repeated request gets the same bytes', holds: 'always', remedy, violations: repetitionsAreAnsweredAlike },
  { name: 'nobody saw an order turn back', holds: 'always', remedy, violations: nobodySawAnOrderTurnBack },
  { name: 'a cancellation is kept, granted or refused', holds: 'always', remedy, violations: aCancellationIsKept },
];

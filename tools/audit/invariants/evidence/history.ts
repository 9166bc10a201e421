import type { BrokerRecord } from '@app/messaging';
import type { Books } from '../../books.js';
import type { Evidence } from '../../evidence.js';
import { ofOrder, type Finding, type Invariant } from '../invariant.js';
import { orderCycle, paymentCycle, reservationCycle, type LifeCycle, type Placed } from './life-cycles.js';
import { firstOccurrences } from './topics.js';

type Status = { readonly status: string };
type Result = readonly string[] | string;

/** The states that can be reached without a word. */
function silently<State extends Status>(cycle: LifeCycle<State>, from: readonly State[], placed: Placed): State[] {
  const reached = new Map(from.map((state) => [JSON.stringify(state), state]));
  // The map grows while it is walked: what is reached is left again.
  for (const state of reached.values()) {
    for (const move of cycle.moves(state, placed)) if (move.tells.length === 0) reached.set(JSON.stringify(move.state), move.state);
  }
  return [...reached.values()];
}

/**
 * What was ordered and for how much makes no difference to which words may follow which, so one replay serves all orders of a history.
 * @returns the statuses it may have at the end, or the first fact that no rule tells there
 */
function replayOnce<State extends Status>(
  known: Map<string, Result>,
  cycle: LifeCycle<State>,
  facts: readonly string[],
  placed: Placed,
): Result {
  const name = [cycle.topic, ...facts].join();
  const result = known.get(name) ?? replay(cycle, facts, placed);
  known.set(name, result);
  return result;
}

function replay<State extends Status>(cycle: LifeCycle<State>, facts: readonly string[], placed: Placed): Result {
  let states = silently(cycle, [cycle.start(placed)], placed);
  for (const [index, type] of facts.entries()) {
    const said = states.flatMap((state) => cycle.moves(state, placed)).filter(({ tells }) => tells.length === 1 && tells[0] === type);
    const isRestated = index > 0 && facts[index - 1] === type; // the same words once more change nothing
    if (said.length === 0 && !isRestated) return type;
    states = silently(cycle, [...said.map(({ state }) => state), ...(isRestated ? states : [])], placed);
  }
  return [...new Set(states.map(({ status }) => status))];
}

const typeOf = ({ headers }: BrokerRecord): string => headers['ce_type'] ?? '';

function historiesAreLegal({ orders, reservations, payments }: Books, evidence: Evidence): Finding[] {
  if (!evidence.topics) return [];
  const told = new Map([orderCycle, reservationCycle, paymentCycle].map(({ topic }) => [topic, firstOccurrences(evidence, topic)]));
  const known = new Map<string, Result>();
  const reservationOf = new Map(reservations.map(({ orderId, status }) => [orderId, status]));
  const paymentOf = new Map(payments.map(({ orderId, status }) => [orderId, status]));
  const judge = <State extends Status>(cycle: LifeCycle<State>, id: string, placed: Placed, status: string | undefined): Finding[] => {
    const records = told.get(cycle.topic)?.get(id) ?? [];
    const facts = records.map(typeOf).filter((type) => type !== 'OrderPlaced');
    const result = replayOnce(known, cycle, facts, placed);
    const story = `order ${id}, ${cycle.topic}: ${facts.join(', ') || 'nothing'}`;
    if (typeof result === 'string') return [ofOrder(id, `${story}: ${result} cannot be said there`)];
    return status === undefined || result.includes(status) ? [] : [ofOrder(id, `${story}: that cannot end as ${status}`)];
  };
  return orders.flatMap(({ id, status }) => {
    const [first] = told.get(orderCycle.topic)?.get(id) ?? [];
    const placed = first && typeOf(first) === 'OrderPlaced' && (JSON.parse(String(first.value)) as Placed);
    if (!placed) return [ofOrder(id, `order ${id} was never said to be placed, or not as the first`)];
    return [
      ...judge(orderCycle, id, placed, status),
      ...judge(reservationCycle, id, placed, reservationOf.get(id)),
      ...judge(paymentCycle, id, placed, paymentOf.get(id)),
    ];
  });
}

export const historyInvariants: readonly Invariant[] = [
  {
    name: 'every history is one that the rules allow',
    holds: 'at rest',
    remedy: 'A service said something that its own rules do not allow in that state: it wrote around `decide`, or forgot what it had said.',
    violations: historiesAreLegal,
  },
];

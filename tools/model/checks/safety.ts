import type { Violation } from '../../audit/invariants/invariant.js';
import type { World } from '../world/world.js';

interface Safety {
  /** As a sentence that is true at every moment. */
  readonly name: string;
  readonly isBroken: (world: World) => boolean;
}

const lines = ({ bank }: World, kind: string) => bank.ledger.filter((line) => line.kind === kind);
const sum = (of: readonly { readonly amount: number }[]): number => of.reduce((all, { amount }) => all + amount, 0);
const isOneOf = (value: string | undefined, ...allowed: readonly string[]): boolean => value !== undefined && allowed.includes(value);

/** The customer may count on what was ordered. */
export const isPromised = ({ order }: World): boolean => isOneOf(order.status, 'confirmed', 'completed');

/** What must be so of one order at every moment. */
export const safety: readonly Safety[] = [
  { name: 'money is held once', isBroken: (world) => lines(world, 'authorized').length > 1 },
  { name: 'money is taken once', isBroken: (world) => lines(world, 'captured').length > 1 },
  {
    name: 'nothing is taken for an order that is cancelled or failed',
    isBroken: (world) => isOneOf(world.order.status, 'cancelled', 'failed') && lines(world, 'captured').length > 0,
  },
  {
    name: 'a confirmed order has its stock',
    isBroken: (world) => isPromised(world) && !isOneOf(world.reservation?.status, 'reserved', 'committed'),
  },
  { name: 'no more is given back than was taken', isBroken: (world) => sum(lines(world, 'refunded')) > sum(lines(world, 'captured')) },
];

export function safetyOf(world: World): Violation | undefined {
  const broken = safety.find(({ isBroken }) => isBroken(world));
  return broken && { invariant: broken.name, what: sayWorld(world) };
}

/** Where an order stands with each service, in one line. */
export const sayWorld = ({ order, reservation, payment, bank }: World): string =>
  [
    `order ${order.status}`,
    `reservation ${reservation?.status ?? 'unknown'}`,
    `payment ${payment?.status ?? 'unknown'}`,
    `bank ${bank.holds.map(({ status }) => status).join(', ') || 'never asked'}`,
  ].join(' · ');

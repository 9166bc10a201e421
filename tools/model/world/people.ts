import type { OrderFact } from '../../../apps/order/src/domain/order.js';
import type { Rules } from '../rules.js';
import type { Surroundings } from '../scenarios.js';
import { orderChanges, reservationChanges, savePayment } from './hear.js';
import { attempt, type Party, type Step } from './step.js';
import { total, type World } from './world.js';

/** What people and the clock may do at any moment, or never. */
export function peopleSteps(world: World, rules: Rules, surroundings: Surroundings): Step[] {
  return [
    onOrder(world, 'customer', 'CustomerCancels', rules),
    onOrder(world, 'clock', 'DeadlinePassed', rules),
    ...heldTooLong(world, rules),
    ...(world.refunds.length < surroundings.refunds ? refunds(world, rules) : []),
  ];
}

const onOrder = (world: World, from: Party, type: OrderFact['type'], rules: Rules): Step =>
  attempt({ from, to: 'order', what: type, isDue: false, before: world }, () => orderChanges(world, { type }, rules));

/** Again and again, as long as catalog holds the stock. */
function heldTooLong(world: World, rules: Rules): Step[] {
  if (!world.reservation) return [];
  const head = { from: 'clock', to: 'catalog', what: 'HeldTooLong', isDue: false, before: world } as const;
  return [attempt(head, () => reservationChanges(world, { type: 'HeldTooLong', reservedAt: 'then' }, rules))];
}

/** A part, all, or more than is left. */
function refunds(world: World, rules: Rules): Step[] {
  const { payment } = world;
  if (!payment) return [];
  return [1, total.amount].map((amount) =>
    attempt({ from: 'finance', to: 'payment', what: `refund ${amount} of ${total.amount}`, isDue: false, before: world }, () => {
      const decision = rules.openRefund(payment, `refund-${world.refunds.length + 1}`, { ...total, amount });
      if (decision.outcome !== 'applied') return { world };
      const { payment: state, refund } = decision.state;
      return { world: { ...savePayment(world, { ...decision, state }, rules), refunds: [...world.refunds, refund] } };
    }),
  );
}

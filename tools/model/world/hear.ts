import type { ReservationFact } from '../../../apps/catalog/src/domain/reservation-facts.js';
import { newReservation } from '../../../apps/catalog/src/domain/reservation.js';
import type { Stock, StockMovement } from '../../../apps/catalog/src/domain/stock.js';
import { isFinal, type OrderFact } from '../../../apps/order/src/domain/order.js';
import type { PaymentFact } from '../../../apps/payment/src/domain/payment-facts.js';
import { newPayment, type PaymentDecision } from '../../../apps/payment/src/domain/payment.js';
import type { Rules } from '../rules.js';
import { post, type Addressee, type Letter } from './mail.js';
import { wrongWith, type Step } from './step.js';
import { orderId, paymentId, sku, type Moved, type World } from './world.js';

type Heard = Pick<Step, 'world' | 'wrong'>;

/** What a fact does at its addressee. @param stock as catalog finds it, locked */
export function hear(world: World, { to, fact }: Pick<Letter, 'to' | 'fact'>, rules: Rules, stock: Stock): Heard {
  return hearing[to](world, fact, rules, stock);
}

const hearing: Record<Addressee, (world: World, fact: Letter['fact'], rules: Rules, stock: Stock) => Heard> = {
  order: (world, { type }, rules) => orderChanges(world, { type } as OrderFact, rules),

  catalog(world, { type, data }, rules, stock) {
    if (!world.reservation && !rules.opensReservation(type)) return unknownOrder(world, 'catalog', type);
    const placed = { lines: data['lines'], stock: new Map([[sku, stock]]) };
    return reservationChanges(world, { type, ...(type === 'OrderPlaced' && placed) } as ReservationFact, rules);
  },

  payment(world, { type, data }, rules) {
    if (!world.payment && !rules.opensPayment(type)) return unknownOrder(world, 'payment', type);
    return paymentChanges(world, { type, data } as PaymentFact, rules);
  },
};

export function orderChanges(world: World, fact: OrderFact, rules: Rules): Heard {
  const decision = rules.decideOrder(world.order, fact);
  const wrong = wrongWith('order', fact.type, decision, world.order) ?? reopened(world, decision.state.status);
  return { world: { ...world, order: decision.state, mail: post(world.mail, decision.facts, rules) }, ...(wrong && { wrong }) };
}

export function reservationChanges(world: World, fact: ReservationFact, rules: Rules): Heard {
  const before = world.reservation ?? newReservation(orderId);
  const { state, facts, commands, ...rest } = rules.decideReservation(before, fact);
  const wrong = wrongWith('catalog', fact.type, { state, facts, commands, ...rest }, before);
  const after = { ...world, reservation: state, moved: commands.reduce(add, world.moved), mail: post(world.mail, facts, rules) };
  return { world: after, ...(wrong && { wrong }) };
}

export function paymentChanges(world: World, fact: PaymentFact, rules: Rules): Heard {
  const before = world.payment ?? newPayment(paymentId, orderId);
  const decision = rules.decidePayment(before, fact);
  const wrong = wrongWith('payment', fact.type, decision, before);
  return { world: savePayment(world, decision, rules), ...(wrong && { wrong }) };
}

/** The payment, what it tells, and what it wants of the bank. */
export function savePayment(world: World, { state, facts, commands }: PaymentDecision, rules: Rules): World {
  const opened = commands.map((command) => ({ command, keys: [] }));
  return { ...world, payment: state, commands: [...world.commands, ...opened], mail: post(world.mail, facts, rules) };
}

const add = (moved: Moved, { onHand, reserved }: StockMovement): Moved => ({
  onHand: moved.onHand + onHand,
  reserved: moved.reserved + reserved,
});

const unknownOrder = (world: World, who: Addressee, type: string): Heard => ({
  world,
  wrong: { invariant: 'nothing impossible is heard', what: `${who} heard ${type} of an order that it does not know` },
});

const reopened = ({ order }: World, status: string): Step['wrong'] =>
  isFinal(order) && status !== order.status
    ? { invariant: 'what has ended stays as it is', what: `the order was ${order.status} and becomes ${status}` }
    : undefined;

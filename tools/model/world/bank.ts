import type { Ruling } from '../../../apps/bank/src/domain/hold.js';
import { authorizationAnswer, captureAnswer, refundAnswer } from '../../../apps/payment/src/domain/bank-answer.js';
import { requestOf, type BankRequest } from '../../../apps/payment/src/domain/bank-request.js';
import type { Rules } from '../rules.js';
import type { Surroundings } from '../scenarios.js';
import { paymentChanges, savePayment } from './hear.js';
import { attempt, wrongWith, type Step } from './step.js';
import type { BankBooks, OpenCommand, World } from './world.js';

type Answer = BankBooks['answers'][string];

/** Payment asks the bank, and asks again as long as no answer has come; and records an answer, upon which the command is closed. */
export function bankSteps(world: World, rules: Rules, surroundings: Surroundings): Step[] {
  return world.commands.flatMap((open) => [...call(world, open, rules, surroundings), ...record(world, open, rules)]);
}

/**
 * The bank acts once per key and keeps the answer. That the answer is lost is that nobody records it: then the call is repeated.
 * A repetition under the same key finds the answer and changes nothing.
 */
function call(world: World, open: OpenCommand, rules: Rules, surroundings: Surroundings): Step[] {
  const { payment, bank } = world;
  const { kind } = open.command;
  const isFirst = open.keys.length === 0;
  const head = { from: 'payment', to: 'bank', what: kind, isDue: isFirst, before: world, ...(!isFirst && { how: 'again' }) } as const;
  if (!payment) return [attempt(head, () => { throw new Error('there is no payment'); })]; // prettier-ignore
  const key = rules.keyOf(payment.id, open.command, isFirst ? 1 : 2);
  if (open.keys.includes(key)) return [];
  const asked = { ...open, keys: [...open.keys, key] };
  const commands = world.commands.map((other) => (other === open ? asked : other));
  if (key in bank.answers) return [attempt(head, () => ({ world: { ...world, commands } }))];
  return ways(open, surroundings).map((way) =>
    attempt({ ...head, ...(way && { how: [head.how, way].filter(Boolean).join(', ') }) }, () => {
      const request = requestOf(payment, open.command);
      const { ruling, answer } = rule(bank, request, way, rules);
      return { world: { ...world, commands, bank: enter(bank, ruling, key, answer) } };
    }),
  );
}

/** How a call may go: by the card it is about, or by the bank's mood. */
function ways({ command }: OpenCommand, { cards, bankMayRefuseRefunds }: Surroundings): readonly string[] {
  if (command.kind === 'authorize') return cards;
  return command.kind === 'refund' && bankMayRefuseRefunds ? ['', 'refused'] : [''];
}

function rule(bank: BankBooks, request: BankRequest, way: string, rules: Rules): { ruling: Ruling; answer: Answer } {
  if (request.kind === 'authorize') {
    const ruling = rules.bank.authorize({ id: `hold-${bank.holds.length + 1}`, ...request, paymentToken: way });
    return { ruling, answer: authorizationAnswer({ reason: '', ...ruling.hold }) };
  }
  const hold = bank.holds.find(({ id }) => id === request.authorizationId);
  if (!hold) throw new Error(`there is no hold ${request.authorizationId}`);
  switch (request.kind) {
    case 'capture': {
      const ruling = rules.bank.capture(hold);
      return { ruling, answer: captureAnswer({ status: ruling.refused ? 'refused' : 'captured', reason: ruling.refused ?? '' }) };
    }
    case 'void':
      return { ruling: rules.bank.release(hold), answer: { type: 'Voided' } };
    case 'refund': {
      const { amount } = request;
      const turnedDown: Ruling = { hold, refused: way, effect: { kind: 'refund-refused', amount } };
      const ruling = way === 'refused' ? turnedDown : rules.bank.refund(hold, amount);
      return { ruling, answer: refundAnswer({ status: ruling.refused ? 'refused' : 'refunded', reason: ruling.refused ?? '' }) };
    }
  }
}

function enter({ holds, ledger, answers }: BankBooks, { hold, effect }: Ruling, key: string, answer: Answer): BankBooks {
  const line = effect ? [{ authorizationId: hold.id, reference: hold.reference, kind: effect.kind, amount: effect.amount.amount }] : [];
  return {
    holds: [...holds.filter(({ id }) => id !== hold.id), hold],
    ledger: [...ledger, ...line],
    answers: { ...answers, [key]: answer },
  };
}

/** Any call may be the one whose answer arrives; only the first answer to a command finds it open. */
function record(world: World, open: OpenCommand, rules: Rules): Step[] {
  const closed: World = { ...world, commands: world.commands.filter((other) => other !== open) };
  return open.keys.map((key) => {
    const answer = world.bank.answers[key] as Answer;
    return attempt({ from: 'bank', to: 'payment', what: answer.type, isDue: true, before: world }, () => take(closed, open, answer, rules));
  });
}

function take(world: World, { command }: OpenCommand, answer: Answer, rules: Rules): Pick<Step, 'world' | 'wrong'> {
  if (answer.type !== 'Refunded' && answer.type !== 'RefundRefused') return paymentChanges(world, answer, rules);
  const { payment } = world;
  const refund = world.refunds.find(({ id }) => command.kind === 'refund' && id === command.refundId);
  if (!payment || !refund) throw new Error('there is no such refund');
  const before = { payment, refund };
  const decision = rules.settleRefund(before, answer);
  const refunds = world.refunds.map((other) => (other === refund ? decision.state.refund : other));
  const wrong = decision.outcome === 'anomaly' ? wrongWith('payment', answer.type, decision, before) : undefined;
  return { world: { ...savePayment(world, { ...decision, state: decision.state.payment }, rules), refunds }, ...(wrong && { wrong }) };
}

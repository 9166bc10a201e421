import type { Books } from '../books.js';
import { groupBy, isOneOf, type Invariant } from './invariant.js';

/** As the bank's ledger has it, for nobody else can say what was taken from a card. */
function completedOrdersAreCapturedOnce({ orders, payments, ledger }: Books): string[] {
  const captures = groupBy(ledger.filter(({ kind }) => kind === 'captured'), ({ reference }) => reference); // prettier-ignore
  const paymentOf = new Map(payments.map((payment) => [payment.orderId, payment.id]));
  return orders.flatMap(({ id, status, total }) => {
    const wanted = status === 'completed' ? [total] : [];
    const amounts = (captures.get(paymentOf.get(id) ?? '') ?? []).map(({ amount }) => amount);
    return String(amounts) === String(wanted) ? [] : [`order ${id} is ${status}: captured [${amounts}], not [${wanted}]`];
  });
}

function everyHoldIsOfAPayment({ payments, holds }: Books): string[] {
  const known = new Set(payments.map(({ id }) => id));
  return holds
    .filter(({ reference }) => !known.has(reference))
    .map(({ id, reference }) => `hold ${id} is for ${reference}, which is no payment`);
}

function noHoldIsOpen({ holds }: Books): string[] {
  return holds
    .filter(({ status }) => isOneOf(status, 'authorized', 'capture-refused'))
    .map(({ id, reference, status }) => `hold ${id} of payment ${reference} is ${status}`);
}

function everyPaymentHasOneHold({ holds }: Books): string[] {
  return [...groupBy(holds, ({ reference }) => reference)]
    .filter(([, all]) => all.length > 1)
    .map(([reference, all]) => `payment ${reference} has ${all.length} holds`);
}

function theLedgerSaysWhatTheHoldsSay({ holds, ledger }: Books): string[] {
  const lines = groupBy(ledger, ({ authorizationId }) => authorizationId);
  return holds
    .filter(({ id, status }) => !lines.get(id)?.some(({ kind }) => kind === status))
    .map(({ id, status }) => `hold ${id} is ${status}, and no line of the ledger says so`);
}

const ends: Readonly<Record<string, readonly string[]>> = {
  completed: ['captured'],
  failed: ['voided'],
  cancelled: ['declined', 'voided', 'cancelled'],
};

function everyPaymentEndsAsItsOrder({ orders, payments }: Books): string[] {
  const byOrder = new Map(payments.map((payment) => [payment.orderId, payment]));
  return orders.flatMap(({ id, status, total }) => {
    const payment = byOrder.get(id);
    const isRight = !ends[status] || ends[status].includes(payment?.status ?? 'missing');
    return [
      ...(isRight ? [] : [`order ${id} is ${status}, its payment ${payment?.status ?? 'missing'}`]),
      ...(payment && payment.amount !== total ? [`order ${id} costs ${total}, its payment is over ${payment.amount}`] : []),
    ];
  });
}

function orderFailsIfAndOnlyIfItsCaptureWasRefused({ orders, payments, ledger }: Books): string[] {
  const refused = new Set(ledger.filter(({ kind }) => kind === 'capture-refused').map(({ reference }) => reference));
  const paymentOf = new Map(payments.map(({ orderId, id }) => [orderId, id]));
  return orders
    .filter(({ id, status }) => (status === 'failed') !== refused.has(paymentOf.get(id) ?? ''))
    .map(({ id, status }) => `order ${id} is ${status}; its capture was ${status === 'failed' ? 'never ' : ''}refused`);
}

function theBankHasAnsweredEverything({ payments }: Books): string[] {
  return payments
    .filter(({ openCommands, refunding }) => openCommands > 0 || refunding > 0)
    .map(({ id, openCommands, refunding }) => `payment ${id}: ${openCommands} open commands, ${refunding} asked back`);
}

function refundsAgree({ payments, ledger }: Books): string[] {
  const refunds = groupBy(ledger.filter(({ kind }) => kind === 'refunded'), ({ reference }) => reference); // prettier-ignore
  return payments
    .map(({ id, amount, refunded }) => ({
      id,
      amount,
      refunded,
      paid: (refunds.get(id) ?? []).reduce((sum, line) => sum + line.amount, 0),
    }))
    .filter(({ amount, refunded, paid }) => refunded !== paid || paid > (amount ?? 0))
    .map(({ id, amount, refunded, paid }) => `payment ${id} over ${amount}: ${refunded} refunded, ${paid} according to the bank`);
}

function cardTokensAreForgotten({ payments }: Books): string[] {
  return payments.filter(({ hasToken }) => hasToken).map(({ id }) => `payment ${id} still has its token`);
}

export const moneyInvariants: readonly Invariant[] = [
  { name: 'completed orders are captured once, in full, and no others', violations: completedOrdersAreCapturedOnce },
  { name: 'every hold is of a payment', violations: everyHoldIsOfAPayment },
  { name: 'no hold is open', violations: noHoldIsOpen },
  { name: 'no payment has two holds', violations: everyPaymentHasOneHold },
  { name: 'the ledger says what the holds say', violations: theLedgerSaysWhatTheHoldsSay },
  { name: 'every payment ends as its order, over its total', violations: everyPaymentEndsAsItsOrder },
  { name: 'an order fails if and only if its capture was refused', violations: orderFailsIfAndOnlyIfItsCaptureWasRefused },
  { name: 'the bank has answered everything', violations: theBankHasAnsweredEverything },
  { name: 'refunds agree with the bank and stay within the capture', violations: refundsAgree },
  { name: 'card tokens are forgotten', violations: cardTokensAreForgotten },
];

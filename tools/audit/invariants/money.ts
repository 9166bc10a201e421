import type { Books, LedgerEntry } from '../books.js';
import { groupBy, isOneOf, ofHold, ofOrder, ofPayment, type Finding, type Invariant } from './invariant.js';

const ofKind = (ledger: readonly LedgerEntry[], kind: string): Map<string, LedgerEntry[]> =>
  groupBy(ledger.filter((line) => line.kind === kind), ({ reference }) => reference); // prettier-ignore

const sum = (lines: readonly { readonly amount: number }[] = []): number => lines.reduce((total, { amount }) => total + amount, 0);

/** As the bank's ledger has it, for nobody else can say what was taken from a card. */
function completedOrdersAreCapturedOnce({ orders, payments, ledger }: Books): Finding[] {
  const captures = ofKind(ledger, 'captured');
  const paymentOf = new Map(payments.map((payment) => [payment.orderId, payment.id]));
  return orders.flatMap(({ id, status, total }) => {
    const wanted = status === 'completed' ? [total] : [];
    const amounts = (captures.get(paymentOf.get(id) ?? '') ?? []).map(({ amount }) => amount);
    return String(amounts) === String(wanted) ? [] : [ofOrder(id, `order ${id} is ${status}: captured [${amounts}], not [${wanted}]`)];
  });
}

/** Holds also while orders are on their way: the order had decided before the bank was asked for the money. */
function nobodyPaysForWhatIsNotBought({ orders, payments, ledger }: Books): Finding[] {
  const statusOf = new Map(orders.map(({ id, status }) => [id, status]));
  const captures = ofKind(ledger, 'captured');
  return payments.flatMap(({ id, orderId, amount }) => {
    const amounts = (captures.get(id) ?? []).map((line) => line.amount);
    const status = statusOf.get(orderId) ?? 'missing';
    const isBought = isOneOf(status, 'confirmed', 'completed', 'missing'); // a missing order is somebody else's finding
    return amounts.length === 0 || (isBought && String(amounts) === String([amount]))
      ? []
      : [ofPayment(id, `payment ${id} over ${amount} of order ${orderId}, which is ${status}: captured [${amounts}]`)];
  });
}

function whatWasCapturedIsWhatWasSold({ orders, ledger }: Books): Finding[] {
  const captured = sum(ledger.filter(({ kind }) => kind === 'captured'));
  const sold = orders.reduce((total, order) => total + (order.status === 'completed' ? order.total : 0), 0);
  return captured === sold ? [] : [{ what: `${captured} captured at the bank, ${sold} sold` }];
}

function everyHoldIsOfAPayment({ payments, holds }: Books): Finding[] {
  const known = new Set(payments.map(({ id }) => id));
  return holds
    .filter(({ reference }) => !known.has(reference))
    .map(({ id, reference }) => ofHold(id, `hold ${id} is for ${reference}, which is no payment`));
}

function noHoldIsOpen({ holds }: Books): Finding[] {
  return holds
    .filter(({ status }) => isOneOf(status, 'authorized', 'capture-refused'))
    .map(({ id, reference, status }) => ofPayment(reference, `hold ${id} of payment ${reference} is ${status}`));
}

function noPaymentHasTwoHolds({ holds }: Books): Finding[] {
  return [...groupBy(holds, ({ reference }) => reference)]
    .filter(([, all]) => all.length > 1)
    .map(([reference, all]) => ofPayment(reference, `payment ${reference} has ${all.length} holds`));
}

function theLedgerSaysWhatTheHoldsSay({ holds, ledger }: Books): Finding[] {
  const lines = groupBy(ledger, ({ authorizationId }) => authorizationId);
  const known = new Set(holds.map(({ id }) => id));
  return [
    ...holds
      .filter(({ id, status }) => !lines.get(id)?.some(({ kind }) => kind === status))
      .map(({ id, status }) => ofHold(id, `hold ${id} is ${status}, and no line of the ledger says so`)),
    ...ledger
      .filter(({ authorizationId }) => !known.has(authorizationId))
      .map(({ authorizationId, kind }) =>
        ofHold(authorizationId, `the ledger says ${kind} of hold ${authorizationId}, which there is not`),
      ),
  ];
}

function orderFailsIfAndOnlyIfItsCaptureWasRefused({ orders, payments, ledger }: Books): Finding[] {
  const refused = ofKind(ledger, 'capture-refused');
  const paymentOf = new Map(payments.map(({ orderId, id }) => [orderId, id]));
  return orders
    .filter(({ id, status }) => (status === 'failed') !== refused.has(paymentOf.get(id) ?? ''))
    .map(({ id, status }) => ofOrder(id, `order ${id} is ${status}; its capture was ${status === 'failed' ? 'never ' : ''}refused`));
}

function theBankHasAnsweredEverything({ payments }: Books): Finding[] {
  return payments
    .filter(({ openCommands, refunding }) => openCommands > 0 || refunding > 0)
    .map(({ id, openCommands, refunding }) => ofPayment(id, `payment ${id}: ${openCommands} open commands, ${refunding} asked back`));
}

function refundsAgree({ payments, ledger }: Books): Finding[] {
  const refunds = ofKind(ledger, 'refunded');
  const captures = ofKind(ledger, 'captured');
  return payments.flatMap(({ id, refunded, refundsSucceeded }) => {
    const [paid, captured] = [sum(refunds.get(id)), sum(captures.get(id))];
    return refunded === paid && refundsSucceeded === paid && paid <= captured
      ? []
      : [ofPayment(id, `payment ${id}, ${captured} captured: ${refunded} refunded in ${refundsSucceeded} of refunds, ${paid} according to the bank`)]; // prettier-ignore
  });
}

function cardTokensAreForgotten({ payments }: Books): Finding[] {
  return payments.filter(({ hasToken }) => hasToken).map(({ id }) => ofPayment(id, `payment ${id} still has its token`));
}

const bankIsRight = 'The bank is right about money. Compare its ledger with that of payment, and settle the difference with the customer and the bank, in writing.'; // prettier-ignore
const askAgain = 'The bank was not reached, or its answer not recorded. See the log of payment for the command; it is repeated under the same key for ever.'; // prettier-ignore
const bankIsBroken = 'This is within the bank: send it the ids.';

export const moneyInvariants: readonly Invariant[] = [
  { name: 'completed orders are captured once, in full, and no others', holds: 'at rest', remedy: bankIsRight, violations: completedOrdersAreCapturedOnce }, // prettier-ignore
  { name: 'nobody pays twice, or for what is not bought', holds: 'always', remedy: bankIsRight, violations: nobodyPaysForWhatIsNotBought },
  { name: 'what was captured is what was sold', holds: 'at rest', remedy: bankIsRight, violations: whatWasCapturedIsWhatWasSold },
  { name: 'every hold is of a payment', holds: 'always', remedy: bankIsRight, violations: everyHoldIsOfAPayment },
  { name: 'no hold is open', holds: 'at rest', remedy: askAgain, violations: noHoldIsOpen },
  { name: 'no payment has two holds', holds: 'always', remedy: bankIsRight, violations: noPaymentHasTwoHolds },
  { name: 'the ledger says what the holds say', holds: 'always', remedy: bankIsBroken, violations: theLedgerSaysWhatTheHoldsSay },
  { name: 'an order fails if and only if its capture was refused', holds: 'at rest', remedy: bankIsRight, violations: orderFailsIfAndOnlyIfItsCaptureWasRefused }, // prettier-ignore
  { name: 'the bank has answered everything', holds: 'at rest', remedy: askAgain, violations: theBankHasAnsweredEverything },
  { name: 'refunds agree with the bank and stay within the capture', holds: 'at rest', remedy: bankIsRight, violations: refundsAgree },
  {
    name: 'card tokens are forgotten',
    holds: 'at rest',
    remedy: 'See why the authorization never ended; the token goes with its answer.',
    violations: cardTokensAreForgotten,
  },
];

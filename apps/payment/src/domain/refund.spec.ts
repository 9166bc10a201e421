import { newPayment, type PaymentState } from './payment.js';
import { openRefund, refundable, settleRefund, type RefundAnswer, type RefundState, type RefundStatus } from './refund.js';

const euros = (amount: number) => ({ amount, currency: 'EUR' });
const captured: PaymentState = { ...newPayment('p1', 'o1'), status: 'captured', bill: { customerId: 'c1', amount: euros(1_000) } };
const refund = (status: RefundStatus): RefundState => ({ id: 'r1', amount: euros(400), status });

describe('a refund', () => {
  it('is asked of the bank and counts as gone until it answers', () => {
    const { outcome, state, commands } = openRefund(captured, 'r1', euros(400));
    expect(outcome).toBe('applied');
    expect(commands).toEqual([{ kind: 'refund', refundId: 'r1', amount: euros(400) }]);
    expect([state.payment.refunding, refundable(state.payment)]).toEqual([400, 600]);
  });

  it.each([
    ['more than was captured', captured, euros(1_001), 'refund-exceeds-capture'],
    ['more than is left', { ...captured, refunding: 300, refunded: 300 }, euros(401), 'refund-exceeds-capture'],
    ['nothing', { ...captured, refunded: 1_000 }, euros(0), 'refund-exceeds-capture'],
    ['another currency', captured, { amount: 1, currency: 'USD' }, 'other-currency'],
    ['what is not captured yet', { ...captured, status: 'capturing' as const }, euros(1), 'payment-not-captured'],
  ])('is refused for %s', (_, payment, amount, because) => {
    expect(openRefund(payment, 'r1', amount)).toMatchObject({ outcome: 'refused', because, state: { payment }, commands: [] });
  });

  it('that succeeds is told', () => {
    const { state, facts } = settleRefund({ payment: { ...captured, refunding: 400 }, refund: refund('pending') }, { type: 'Refunded' });
    expect(state).toMatchObject({ payment: { status: 'captured', refunding: 0, refunded: 400 }, refund: { status: 'succeeded' } });
    expect(facts.map(({ type, data }) => [type, data])).toEqual([
      ['PaymentRefunded', { orderId: 'o1', paymentId: 'p1', refundId: 'r1', amount: euros(400) }],
    ]);
  });

  it('that the bank refuses can be asked for again, and is told to nobody', () => {
    const answer: RefundAnswer = { type: 'RefundRefused', reason: 'card-closed' };
    const { state, facts } = settleRefund({ payment: { ...captured, refunding: 400 }, refund: refund('pending') }, answer);
    expect(state).toMatchObject({ payment: { refunding: 0, refunded: 0 }, refund: { status: 'refused', refusal: 'card-closed' } });
    expect(facts).toEqual([]);
  });

  it.each<[RefundAnswer['type'], RefundStatus, string]>([
    ['Refunded', 'succeeded', 'ignored'],
    ['Refunded', 'refused', 'anomaly'],
    ['RefundRefused', 'refused', 'ignored'],
    ['RefundRefused', 'succeeded', 'anomaly'],
  ])('that hears %s when it has %s: %s', (type, status, outcome) => {
    const before = { payment: captured, refund: refund(status) };
    expect(settleRefund(before, { type, reason: 'x' })).toMatchObject({ outcome, state: before, facts: [], commands: [] });
  });
});

import type { PaymentFact } from './payment-facts.js';
import { decide, newPayment, type PaymentDecision, type PaymentState, type PaymentStatus } from './payment.js';

const amount = { amount: 1_999, currency: 'EUR' };
const bill = { customerId: 'c1', amount };
const placed: PaymentFact = {
  type: 'OrderPlaced',
  data: {
    orderId: 'o1',
    customerId: 'c1',
    total: amount,
    paymentToken: 'tok_ok',
    lines: [{ sku: 'MUG', quantity: 1, unitPrice: amount }],
  },
};
const approved: PaymentFact = { type: 'Approved', authorizationId: 'a1' };
const declined: PaymentFact = { type: 'Declined', reason: 'insufficient-funds' };
const captureRefused: PaymentFact = { type: 'CaptureRefused', reason: 'card-refused' };

/** A payment as it is in a status that it came to by the shortest way. */
const payment = (status: PaymentStatus, more: Partial<PaymentState> = {}): PaymentState => ({
  ...newPayment('p1', 'o1'),
  status,
  ...(status !== 'waiting' && status !== 'cancelled' && { bill, isReserved: true }),
  ...(status === 'authorizing' && { paymentToken: 'tok_ok' }),
  ...(['authorized', 'capturing', 'captured', 'capture-failed', 'voiding', 'voided'].includes(status) && { authorizationId: 'a1' }),
  ...more,
});

/** The cells of a table in short: what it becomes, what it tells and what the bank is to do; or how it was left alone. */
const brief = ({ outcome, state, facts, commands }: PaymentDecision): string =>
  outcome === 'applied' || outcome === 'noted'
    ? [state.status, ...facts.map(({ type }) => type), ...commands.map(({ kind }) => `${kind}!`)].join(' ')
    : outcome;

const statuses = [
  'waiting', 'authorizing', 'authorized', 'capturing', 'captured', 'capture-failed', 'voiding', 'voided', 'declined', 'cancelled',
] as const; // prettier-ignore

type Cells = Record<(typeof statuses)[number], string>;

const table: readonly [PaymentFact, Cells][] = [
  [placed, { ...all('ignored'), waiting: 'waiting', cancelled: 'cancelled' }],
  [{ type: 'StockReserved' }, { ...all('ignored'), waiting: 'waiting' }],
  [{ type: 'StockRejected' }, { ...all('anomaly'), waiting: 'cancelled', cancelled: 'ignored' }],
  [
    { type: 'OrderCancelled' },
    {
      waiting: 'cancelled',
      authorizing: 'authorizing',
      authorized: 'voiding void!',
      capturing: 'anomaly',
      captured: 'anomaly',
      'capture-failed': 'anomaly',
      voiding: 'ignored',
      voided: 'ignored',
      declined: 'ignored',
      cancelled: 'ignored',
    },
  ],
  [
    { type: 'OrderConfirmed' },
    {
      ...all('anomaly'),
      authorized: 'capturing capture!',
      capturing: 'ignored',
      captured: 'captured PaymentCaptured',
      'capture-failed': 'capture-failed CaptureFailed',
    },
  ],
  [{ type: 'OrderFailed' }, { ...all('anomaly'), 'capture-failed': 'voiding void!', voiding: 'ignored', voided: 'ignored' }],
  [
    approved,
    { ...all('ignored'), waiting: 'anomaly', authorizing: 'authorized PaymentAuthorized', declined: 'anomaly', cancelled: 'anomaly' },
  ],
  [declined, { ...all('anomaly'), authorizing: 'declined PaymentDeclined', declined: 'ignored' }],
  [{ type: 'Captured' }, { ...all('anomaly'), capturing: 'captured PaymentCaptured', captured: 'ignored' }],
  [
    captureRefused,
    { ...all('anomaly'), capturing: 'capture-failed CaptureFailed', 'capture-failed': 'ignored', voiding: 'ignored', voided: 'ignored' },
  ],
  [{ type: 'Voided' }, { ...all('anomaly'), voiding: 'voided PaymentVoided', voided: 'ignored' }],
];

function all(cell: string): Cells {
  return Object.fromEntries(statuses.map((status) => [status, cell])) as Cells;
}

const cells = table.flatMap(([fact, row]) => statuses.map((status) => [fact.type, status, row[status], fact] as const));

describe('a payment', () => {
  it.each(cells)('that hears %s while %s: %s', (_type, status, expected, fact) => {
    const before = payment(status);
    const decision = decide(before, fact);
    expect(brief(decision)).toBe(expected);
    if (decision.outcome !== 'applied')
      expect(decision).toMatchObject({ state: before, commands: [], ...(decision.outcome !== 'noted' && { facts: [] }) });
  });

  const restated = (type: string, status: string) => type === 'OrderConfirmed' && status.startsWith('capture');

  it.each(cells.filter(([type, status]) => !restated(type, status)))(
    'that heard %s while %s is left alone when it hears it again',
    (_type, status, _expected, fact) => {
      const { state } = decide(payment(status), fact);
      const again = decide(state, fact);
      expect([again.facts, again.commands, again.state]).toEqual([[], [], state]);
    },
  );

  it.each([
    ['order, then reservation', [placed, { type: 'StockReserved' }]],
    ['reservation, then order', [{ type: 'StockReserved' }, placed]],
  ] as [string, PaymentFact[]][])('asks the bank when both are known: %s', (_, facts) => {
    const first = decide(newPayment('p1', 'o1'), facts[0] as PaymentFact);
    const second = decide(first.state, facts[1] as PaymentFact);
    expect([brief(first), brief(second)]).toEqual(['waiting', 'authorizing authorize!']);
    expect(second.state).toMatchObject({ bill, paymentToken: 'tok_ok' });
  });

  it('voids what the bank approves after the order was cancelled, and says that it was held', () => {
    const { state } = decide(payment('authorizing'), { type: 'OrderCancelled' });
    const decision = decide(state, approved);
    expect(brief(decision)).toBe('voiding PaymentAuthorized void!');
    expect(decision.state).toMatchObject({ voidedBecause: 'OrderCancelled', authorizationId: 'a1' });
  });

  it('holds nothing when the bank declines after the order was cancelled', () => {
    expect(brief(decide(payment('authorizing', { isCancelled: true }), declined))).toBe('declined PaymentDeclined');
  });

  it.each(['voiding', 'voided'] as const)('that is %s takes a late confirmation only after a failed capture', (status) => {
    const confirmed: PaymentFact = { type: 'OrderConfirmed' };
    expect(brief(decide(payment(status, { voidedBecause: 'OrderFailed' }), confirmed))).toBe('ignored');
    expect(brief(decide(payment(status, { voidedBecause: 'OrderCancelled' }), confirmed))).toBe('anomaly');
  });

  it('remembers the bill of a cancelled order once, and never its token', () => {
    const known = decide(payment('cancelled'), placed);
    expect(known.state).toEqual({ ...payment('cancelled'), bill });
    expect(brief(decide(known.state, placed))).toBe('ignored');
  });

  it.each([
    ['approved', payment('authorizing'), approved],
    ['declined', payment('authorizing'), declined],
    ['cancelled', payment('waiting', { bill, paymentToken: 'tok_ok' }), { type: 'OrderCancelled' }],
  ] as [string, PaymentState, PaymentFact][])('forgets the token when it is %s', (_, state, fact) => {
    expect(decide(state, fact).state).not.toHaveProperty('paymentToken');
  });

  it('tells what it holds, and why it does not', () => {
    const about = { orderId: 'o1', paymentId: 'p1' };
    expect(decide(payment('authorizing'), approved).facts[0]?.data).toEqual({ ...about, amount });
    expect(decide(payment('authorizing'), declined).facts[0]?.data).toEqual({ ...about, reason: 'insufficient-funds' });
    expect(decide(payment('capturing'), captureRefused).facts[0]?.data).toEqual({ ...about, reason: 'card-refused' });
  });
});

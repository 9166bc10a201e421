import { authorize, capture, refund, release, AlreadyCaptured, type Hold, type HoldStatus } from './hold.js';

const amount = { amount: 1_000, currency: 'EUR' };
const application = { id: 'h1', reference: 'order-1', paymentToken: 'tok_ok', amount };
const hold = (status: HoldStatus, more: Partial<Hold> = {}): Hold => ({ ...application, status, refunded: 0, ...more });
const euros = (minor: number) => ({ amount: minor, currency: 'EUR' });

describe('authorizing', () => {
  it.each([
    ['tok_ok', 'authorized', undefined],
    ['tok_capture_fails', 'authorized', undefined],
    ['tok_declined', 'declined', 'declined'],
    ['tok_insufficient_funds', 'declined', 'insufficient-funds'],
    ['tok_nobody_knows', 'declined', 'unknown-token'],
    ['constructor', 'declined', 'unknown-token'],
  ])('a payment with %s: %s', (paymentToken, status, reason) => {
    const ruling = authorize({ ...application, paymentToken });
    expect(ruling.hold).toMatchObject({ status, ...(reason && { reason }) });
    expect(ruling.effect).toEqual({ kind: status, amount });
  });
});

describe('capturing', () => {
  it('takes the whole hold, once', () => {
    const ruling = capture(hold('authorized'));
    expect(ruling).toMatchObject({ hold: { status: 'captured' }, effect: { kind: 'captured', amount } });
    expect(capture(ruling.hold)).toEqual({ hold: ruling.hold });
  });

  it('is refused for good by some cards', () => {
    const ruling = capture(hold('authorized', { paymentToken: 'tok_capture_fails' }));
    expect(ruling).toMatchObject({ refused: 'card-refused', effect: { kind: 'capture-refused' } });
    expect(capture(ruling.hold)).toEqual({ hold: ruling.hold, refused: 'card-refused' });
  });

  it.each(['voided', 'declined'] as const)('finds nothing to take once it is %s', (status) => {
    expect(capture(hold(status))).toMatchObject({ hold: { status }, refused: status, effect: { kind: 'capture-refused' } });
  });
});

describe('voiding', () => {
  it.each(['authorized', 'capture-refused'] as const)('lets go of what is %s', (status) => {
    expect(release(hold(status))).toMatchObject({ hold: { status: 'voided' }, effect: { kind: 'voided', amount } });
  });

  it.each(['voided', 'declined'] as const)('has nothing to do when it is %s', (status) => {
    expect(release(hold(status))).toEqual({ hold: hold(status) });
  });

  it('cannot undo a capture', () => expect(() => release(hold('captured'))).toThrow(AlreadyCaptured));
});

describe('refunding', () => {
  it('adds up, to the last cent', () => {
    const half = refund(hold('captured'), euros(400)).hold;
    expect(refund(half, euros(600))).toMatchObject({ hold: { refunded: 1_000 }, effect: { kind: 'refunded', amount: euros(600) } });
  });

  it.each([
    ['more than was captured', hold('captured', { refunded: 400 }), euros(601), 'exceeds-capture'],
    ['what was not captured', hold('authorized'), euros(1), 'not-captured'],
    ['another currency', hold('captured'), { amount: 1, currency: 'USD' }, 'other-currency'],
  ])('is refused for %s', (_, of, asked, refused) => {
    expect(refund(of, asked)).toEqual({ hold: of, refused, effect: { kind: 'refund-refused', amount: asked } });
  });
});

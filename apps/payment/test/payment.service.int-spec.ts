import { CaptureFailed, PaymentCaptured, PaymentDeclined, PaymentVoided } from '@app/contracts';
import { newId } from '@app/kernel';
import { eventually } from '@app/testing';
import { amount, LonePayment } from './lone-payment.js';

describe('the payment service', () => {
  let payment: LonePayment;
  const anomaliesOf = (orderId: string) =>
    payment.service.database.query('SELECT type, because FROM saga_anomalies WHERE subject = $1', [orderId]);

  beforeAll(async () => {
    payment = await LonePayment.start();
  }, 40_000);
  afterAll(() => payment.stop());
  beforeEach(() => payment.bank.reset());

  it.each([
    ['order, then reservation', ['placed', 'reserved']],
    ['reservation, then order', ['reserved', 'placed']],
  ] as const)('takes the money of an order: %s', async (_, first) => {
    const orderId = newId();
    await payment.say(orderId, ...first);
    await payment.authorized(orderId);
    expect(payment.bank.calls.map(({ path, body }) => [path, body])).toEqual([
      ['/authorizations', { paymentToken: 'tok_ok', amount, reference: (await payment.row(orderId))?.['id'] }],
    ]);
    await payment.say(orderId, 'confirmed');
    const told = await payment.hear(PaymentCaptured, orderId);
    expect(told).toEqual({ orderId, paymentId: (await payment.row(orderId))?.['id'], amount });
    expect(await payment.said(orderId)).toEqual(['PaymentAuthorized', 'PaymentCaptured']);
    expect(payment.bank.effectKinds).toEqual(['authorized', 'captured']);
    expect(await payment.ledger(orderId)).toEqual(['authorized', 'captured']);
  });

  it('forgets the token as soon as the bank has decided, everywhere', async () => {
    const orderId = await payment.authorized();
    expect(await payment.row(orderId)).toMatchObject({ status: 'authorized', payment_token: null });
    expect(JSON.stringify(await payment.commands(orderId))).not.toContain('tok_ok');
  });

  it('names the event that made it ask the bank as the cause of what it then states', async () => {
    const orderId = newId();
    const [, reservedId] = await payment.say(orderId, 'placed', 'reserved');
    await payment.authorized(orderId);
    const [row] = await payment.service.database.query<{ headers: Record<string, string> }>(
      'SELECT headers FROM outbox WHERE aggregate_id = $1',
      [orderId],
    );
    expect(row?.headers).toMatchObject({ 'causation-id': reservedId, 'correlation-id': orderId, 'aggregate-version': '1' });
  });

  it('tells that the bank declined, and why', async () => {
    payment.bank.declines = true;
    const orderId = newId();
    await payment.say(orderId, 'placed', 'reserved');
    expect(await payment.hear(PaymentDeclined, orderId)).toMatchObject({ orderId, reason: 'insufficient-funds' });
    await payment.say(orderId, 'cancelled');
    expect(await payment.row(orderId)).toMatchObject({ status: 'declined', reason: 'insufficient-funds' });
  });

  it.each([
    ['after it was held', ['authorized', 'voided']],
    ['while the bank is asked', ['authorized', 'voided']],
  ])('lets go of what it holds when the order is cancelled %s', async (when, effects) => {
    const orderId = newId();
    if (when === 'after it was held') await payment.authorized(orderId);
    else {
      payment.bank.manners.push('waits');
      await payment.say(orderId, 'placed', 'reserved');
      await eventually(() => expect(payment.bank.calls).toHaveLength(1));
    }
    await payment.say(orderId, 'cancelled');
    if (when === 'while the bank is asked') {
      await eventually(async () => expect(await payment.row(orderId)).toMatchObject({ status: 'authorizing', is_cancelled: true }));
      payment.bank.letGo();
    }
    await payment.hear(PaymentVoided, orderId);
    expect(await payment.said(orderId)).toEqual(['PaymentAuthorized', 'PaymentVoided']);
    expect(payment.bank.effectKinds).toEqual(effects);
  });

  it.each([
    ['before anything else', ['cancelled', 'reserved', 'placed']],
    ['before the reservation', ['placed', 'cancelled', 'reserved']],
    ['because the stock was rejected', ['placed', 'rejected', 'cancelled']],
  ] as const)('asks the bank nothing when the order is cancelled %s', async (_, facts) => {
    const orderId = newId();
    await payment.say(orderId, ...facts);
    await eventually(async () =>
      expect(await payment.row(orderId)).toMatchObject({ status: 'cancelled', amount_minor: 3_998, payment_token: null }),
    );
    expect(await payment.commands(orderId)).toEqual([]);
    expect(payment.bank.calls).toEqual([]);
  });

  it('tells that the capture was refused for good, and lets go when the order has failed', async () => {
    payment.bank.refusesCapture = true;
    const orderId = await payment.authorized();
    await payment.say(orderId, 'confirmed');
    expect(await payment.hear(CaptureFailed, orderId)).toMatchObject({ reason: 'card-refused' });
    await payment.say(orderId, 'failed');
    await payment.hear(PaymentVoided, orderId);
    expect(await payment.said(orderId)).toEqual(['PaymentAuthorized', 'CaptureFailed', 'PaymentVoided']);
    expect(await payment.ledger(orderId)).toEqual(['authorized', 'capture-refused', 'voided']);
  });

  it('does nothing twice when it is told twice', async () => {
    const orderId = await payment.captured();
    await payment.say(orderId, 'placed', 'reserved', 'placed', 'reserved');
    await eventually(async () => {
      const rows = await payment.service.database.query('SELECT outcome FROM inbox ORDER BY processed_at DESC LIMIT 4');
      expect(rows).toEqual(Array.from({ length: 4 }, () => ({ outcome: 'ignored' })));
    });
    expect(payment.bank.effectKinds).toEqual(['authorized', 'captured']);
    expect(await payment.said(orderId)).toEqual(['PaymentAuthorized', 'PaymentCaptured']);
    expect(await anomaliesOf(orderId)).toEqual([]);
  });

  it('calls an impossible fact and an unknown order anomalies, and goes on', async () => {
    const [known, stranger] = [await payment.captured(), newId()];
    await payment.say(known, 'cancelled');
    await payment.say(stranger, 'confirmed');
    await eventually(async () => {
      expect(await anomaliesOf(known)).toEqual([{ type: 'OrderCancelled', because: 'impossible-for-this-payment' }]);
      expect(await anomaliesOf(stranger)).toEqual([{ type: 'OrderConfirmed', because: 'unknown-order' }]);
    });
    expect(await payment.row(stranger)).toBeUndefined();
    await payment.captured();
  });

  it('carries a crowd through, each once', async () => {
    const orders = Array.from({ length: 60 }, () => newId());
    await Promise.all(orders.map((orderId) => payment.captured(orderId)));
    expect(payment.bank.effects).toHaveLength(120);
    const [open] = await payment.service.database.query(`SELECT count(*)::int AS count FROM bank_commands WHERE status = 'new'`);
    expect(open).toEqual({ count: 0 });
  }, 30_000);
});

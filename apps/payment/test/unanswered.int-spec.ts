import { CaptureFailed, PaymentAuthorized, PaymentCaptured } from '@app/contracts';
import { eventually } from '@app/testing';
import { RestateUnansweredPayments } from '../src/saga/restate-unanswered-payments.js';
import { LonePayment } from './lone-payment.js';

describe('a payment that the order does not answer', () => {
  let payment: LonePayment;

  beforeAll(async () => {
    payment = await LonePayment.start({ SWEEP_MS: '600000' });
  }, 40_000);
  afterAll(() => payment.stop());
  beforeEach(() => payment.bank.reset());

  /** Moves a payment back in time, as if it had stood in its status for so long. */
  const wait = async (orderId: string, seconds: number) => {
    await eventually(async () =>
      expect(
        await payment.service.database.query('SELECT FROM outbox WHERE aggregate_id = $1 AND published_at IS NULL', [orderId]),
      ).toEqual([]),
    );
    await payment.service.database.query('UPDATE payments SET status_since = now() - make_interval(secs => $2) WHERE order_id = $1', [orderId, seconds]); // prettier-ignore
  };
  const restateSome = () => payment.service.running.app.get(RestateUnansweredPayments, { strict: false }).restateSome();

  it('is authorized once more, and captured once the order says that it is confirmed', async () => {
    const orderId = await payment.authorized();
    await wait(orderId, 11);
    await restateSome();
    await payment.hear(PaymentAuthorized, orderId, 2);
    await payment.say(orderId, 'confirmed');
    await payment.hear(PaymentCaptured, orderId);
    expect(await payment.said(orderId)).toEqual(['PaymentAuthorized', 'PaymentAuthorized', 'PaymentCaptured']);
    expect(payment.bank.effectKinds).toEqual(['authorized', 'captured']);
  });

  it('is left alone while the order still has time, or was answered', async () => {
    const [young, answered] = [await payment.authorized(), await payment.captured()];
    await wait(answered, 600);
    await wait(young, 1);
    await restateSome();
    expect([await payment.said(young), await payment.said(answered)]).toEqual([
      ['PaymentAuthorized'],
      ['PaymentAuthorized', 'PaymentCaptured'],
    ]);
  });

  it('says again how its capture ended when the order is confirmed once more, and takes no more money', async () => {
    const orderId = await payment.captured();
    await payment.say(orderId, 'confirmed');
    await payment.hear(PaymentCaptured, orderId, 2);
    expect(payment.bank.effectKinds).toEqual(['authorized', 'captured']);
  });

  it('that cannot be captured says so again until it hears that the order has failed', async () => {
    payment.bank.refusesCapture = true;
    const orderId = await payment.authorized();
    await payment.say(orderId, 'confirmed');
    await payment.hear(CaptureFailed, orderId);
    await wait(orderId, 11);
    await restateSome();
    expect(await payment.hear(CaptureFailed, orderId, 2)).toMatchObject({ orderId, reason: 'card-refused' });
    await payment.say(orderId, 'failed');
    await wait(orderId, 600);
    await restateSome();
    expect((await payment.said(orderId)).filter((type) => type === 'CaptureFailed')).toHaveLength(2);
  });
});

import { PaymentRefunded } from '@app/contracts';
import { newId } from '@app/kernel';
import { eventually } from '@app/testing';
import { amount, customerId, LonePayment } from './lone-payment.js';

describe('payments over HTTP', () => {
  let payment: LonePayment;
  let finance: string;
  let customer: string;
  const financeId = newId();

  beforeAll(async () => {
    payment = await LonePayment.start();
    finance = await payment.service.issuer.bearer(financeId, 'finance');
    customer = await payment.service.issuer.bearer(customerId, 'customer');
  }, 40_000);
  afterAll(() => payment.stop());
  beforeEach(() => payment.bank.reset());

  const euros = (minor: number) => ({ amount: minor, currency: 'EUR' });
  const see = (orderId: string, as = finance) => payment.service.call('GET', `/orders/${orderId}/payments`, { as });
  const refund = (paymentId: string, body: unknown = { reason: 'broken' }, { as = finance, key = newId() } = {}) =>
    payment.service.call('POST', `/payments/${paymentId}/refunds`, { as, body, headers: { 'idempotency-key': key } });
  const paymentOf = async (orderId: string) => String((await payment.row(orderId))?.['id']);

  describe('looking', () => {
    it('shows what became of the money, and what may be done next', async () => {
      const orderId = await payment.captured();
      const id = await paymentOf(orderId);
      expect((await see(orderId)).body).toMatchObject({
        items: [{ id, orderId, status: 'captured', amount, refunded: euros(0), refunds: [], _links: { refund: { method: 'POST' } } }],
      });
      expect(JSON.stringify((await see(orderId)).body)).not.toContain('tok_ok');
    });

    it('lets the customer of the order see it, finance and support, and nobody else', async () => {
      const orderId = await payment.authorized();
      const support = await payment.service.issuer.bearer(newId(), 'support');
      const stranger = await payment.service.issuer.bearer(newId(), 'customer');
      const catalog = await payment.service.issuer.bearer(newId(), 'catalog-admin');
      const statuses = [finance, customer, support, stranger, catalog].map(async (as) => (await see(orderId, as)).status);
      expect(await Promise.all(statuses)).toEqual([200, 200, 200, 404, 403]);
    });

    it('knows nothing before OrderPlaced: whose it is and how much', async () => {
      const orderId = newId();
      await payment.say(orderId, 'reserved');
      expect(await see(orderId)).toMatchObject({ status: 404, body: { code: 'not-found' } });
      expect(await see(newId())).toMatchObject({ status: 404 });
    });
  });

  describe('giving money back', () => {
    it('answers pending, asks the bank and tells, with the request as the cause', async () => {
      const orderId = await payment.captured();
      const id = await paymentOf(orderId);
      const answer = await refund(id, { amount: euros(998), reason: 'one was broken' });
      expect(answer).toMatchObject({
        status: 201,
        body: { paymentId: id, status: 'pending', amount: euros(998), reason: 'one was broken' },
      });
      expect(answer.headers.get('location')).toBe(`/api/v1/orders/${orderId}/payments`);
      const refundId = String(answer.body['id']);
      expect(await payment.hear(PaymentRefunded, orderId)).toEqual({ orderId, paymentId: id, refundId, amount: euros(998) });
      expect((await see(orderId)).body).toMatchObject({
        items: [{ status: 'captured', refunded: euros(998), refunding: euros(0), refunds: [{ id: refundId, status: 'succeeded' }] }],
      });
      const [row] = await payment.service.database.query<{ headers: Record<string, string> }>(
        `SELECT headers FROM outbox WHERE aggregate_id = $1 AND type = 'PaymentRefunded'`,
        [orderId],
      );
      expect(row?.headers['causation-id']).toBe(answer.headers.get('x-request-id'));
      expect(payment.bank.calls.at(-1)).toMatchObject({ key: `refund-${refundId}`, body: { amount: euros(998) } });
      expect(await payment.ledger(orderId)).toEqual(['authorized', 'captured', 'refunded']);
    });

    it('gives back all that is left when no amount is named, and then nothing more', async () => {
      const orderId = await payment.captured();
      const id = await paymentOf(orderId);
      await refund(id, { amount: euros(3_000), reason: 'broken' });
      expect((await refund(id)).body).toMatchObject({ amount: euros(998) });
      expect(await refund(id)).toMatchObject({ status: 409, body: { code: 'refund-exceeds-capture', refundable: 0 } });
      await eventually(async () => expect((await see(orderId)).body).toMatchObject({ items: [{ refunded: amount }] }));
      const [shown] = (await see(orderId)).body['items'] as unknown as { _links: object }[];
      expect(shown?._links).not.toHaveProperty('refund');
    });

    it('never gives back more than was captured, however many ask at once', async () => {
      const orderId = await payment.captured();
      const id = await paymentOf(orderId);
      const answers = await Promise.all(Array.from({ length: 12 }, () => refund(id, { amount: euros(1_000), reason: 'broken' })));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, ...Array.from({ length: 9 }, () => 409)]);
      await eventually(async () => expect((await see(orderId)).body).toMatchObject({ items: [{ refunded: euros(3_000) }] }));
      expect(payment.bank.effectKinds.filter((kind) => kind === 'refunded')).toHaveLength(3);
    });

    it('happens once for one key', async () => {
      const orderId = await payment.captured();
      const id = await paymentOf(orderId);
      const key = newId();
      const ask = (minor = 500) => refund(id, { amount: euros(minor), reason: 'broken' }, { key });
      const answers = await Promise.all(Array.from({ length: 5 }, () => ask()));
      expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1);
      expect(await ask(600)).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
      await payment.hear(PaymentRefunded, orderId);
      expect(payment.bank.effectKinds.filter((kind) => kind === 'refunded')).toHaveLength(1);
    });

    it('is told nobody when the bank refuses, and may be asked for again', async () => {
      const orderId = await payment.captured();
      const id = await paymentOf(orderId);
      payment.bank.refusesRefund = true;
      await refund(id);
      await eventually(async () => {
        const { body } = await see(orderId);
        expect(body).toMatchObject({
          items: [{ refunded: euros(0), refunding: euros(0), refunds: [{ status: 'refused', refusal: 'card-closed' }] }],
        });
      });
      payment.bank.refusesRefund = false;
      await refund(id);
      await payment.hear(PaymentRefunded, orderId);
      expect(await payment.said(orderId)).toEqual(['PaymentAuthorized', 'PaymentCaptured', 'PaymentRefunded']);
    });

    it('survives lost answers of the bank', async () => {
      const orderId = await payment.captured();
      payment.bank.manners.push('breaks off', 'answers 500');
      await refund(await paymentOf(orderId), { amount: euros(100), reason: 'broken' });
      await payment.hear(PaymentRefunded, orderId);
      expect(payment.bank.effectKinds.filter((kind) => kind === 'refunded')).toHaveLength(1);
    }, 15_000);

    it('is refused before the money is taken', async () => {
      const orderId = await payment.authorized();
      expect(await refund(await paymentOf(orderId))).toMatchObject({ status: 409, body: { code: 'payment-not-captured' } });
    });

    it.each<[string, number, string, unknown, object?]>([
      ['nothing', 400, 'validation-failed', {}],
      ['an empty reason', 400, 'validation-failed', { reason: ' ' }],
      ['a reason that no database takes', 400, 'validation-failed', { reason: 'bro\0ken' }],
      ['zero', 400, 'validation-failed', { amount: { amount: 0, currency: 'EUR' }, reason: 'x' }],
      ['a negative amount', 400, 'validation-failed', { amount: { amount: -1, currency: 'EUR' }, reason: 'x' }],
      ['a fraction', 400, 'validation-failed', { amount: { amount: 0.5, currency: 'EUR' }, reason: 'x' }],
      ['a huge amount', 409, 'refund-exceeds-capture', { amount: { amount: 9_007_199_254_740_991, currency: 'EUR' }, reason: 'x' }],
      ['another currency', 400, 'validation-failed', { amount: { amount: 1, currency: 'USD' }, reason: 'x' }],
      ['an unknown field', 400, 'validation-failed', { reason: 'x', status: 'succeeded' }],
      ['broken JSON', 400, 'malformed-json', '{"reason":'],
      ['a malformed key', 400, 'validation-failed', { reason: 'x' }, { key: 'short' }],
    ])('is refused for %s', async (_, status, code, body, options = {}) => {
      const id = await paymentOf(await payment.captured());
      expect(await refund(id, body, options)).toMatchObject({ status, body: { status, code } });
      expect(
        await payment.service.database.query('SELECT FROM refunds JOIN payments USING (order_id) WHERE payments.id = $1', [id]),
      ).toEqual([]);
    });

    it('is for finance, and for payments that exist', async () => {
      const id = await paymentOf(await payment.captured());
      expect(await refund(id, undefined, { as: customer })).toMatchObject({ status: 403 });
      expect(await refund(newId())).toMatchObject({ status: 404, body: { code: 'not-found' } });
      expect(await refund('not-an-id')).toMatchObject({ status: 400, body: { errors: [{ pointer: '#/path/id' }] } });
    });
  });
});

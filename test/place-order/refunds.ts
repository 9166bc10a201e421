import { eventually } from '@app/testing';
import { newKey, type Client } from '../support/client.js';
import type { ShopDoor } from '../support/shop-door.js';

export const refunds = (shop: () => ShopDoor): void =>
  describe('refunds', () => {
    let ada: Client;
    let finance: Client;

    beforeAll(async () => {
      [ada, finance] = await Promise.all([shop().as('ada'), shop().as('finance')]);
    });

    const refund = (paymentId: string, amount?: number, key = newKey()) =>
      finance.call('POST', `/payments/${paymentId}/refunds`, {
        key,
        body: { reason: 'came back broken', ...(amount && { amount: { amount, currency: 'EUR' } }) },
      });

    it('go up to what was captured and not beyond', async () => {
      const id = await ada.order([[shop().sku(0), 2]]);
      const { total } = await ada.final(id);
      const { id: payment } = await ada.payment(id);
      const key = newKey();
      expect(await refund(payment, total.amount + 1)).toMatchObject({ status: 409, body: { code: 'refund-exceeds-capture' } });
      expect(await refund(payment, 1, key)).toMatchObject({ status: 201, body: { status: 'pending' } });
      expect(await refund(payment, 1, key)).toMatchObject({ status: 201 });
      expect(await refund(payment)).toMatchObject({ status: 201, body: { amount: { amount: total.amount - 1 } } });
      expect(await refund(payment, 1)).toMatchObject({ status: 409, body: { code: 'refund-exceeds-capture' } });
      await eventually(async () =>
        expect(await finance.payment(id)).toMatchObject({ status: 'captured', refunded: { amount: total.amount } }),
      );
      await eventually(async () => expect((await ada.facts(id)).filter((fact) => fact === 'PaymentRefunded')).toHaveLength(2));
      expect((await ada.get(id)).body).toMatchObject({ status: 'completed' });
    });

    it('asked for twenty times at once give back the money once', async () => {
      const id = await ada.order([[shop().sku(0), 1]]);
      const { total } = await ada.final(id);
      const { id: payment } = await ada.payment(id);
      const answers = await Promise.all(Array.from({ length: 20 }, () => refund(payment, total.amount)));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      await eventually(async () => expect(await finance.payment(id)).toMatchObject({ refunded: { amount: total.amount } }));
    });

    it('are only for money that was taken, and only by finance', async () => {
      const id = await ada.order([[shop().sku(0), 1]], 'tok_declined');
      await ada.final(id);
      const { id: payment } = await ada.payment(id);
      expect(await refund(payment)).toMatchObject({ status: 409, body: { code: 'payment-not-captured' } });
      const asCustomer = await ada.call('POST', `/payments/${payment}/refunds`, { key: newKey(), body: { reason: 'please' } });
      expect(asCustomer).toMatchObject({ status: 403 });
    });
  });

import {
  CaptureFailed, OrderCancelled, OrderConfirmed, OrderFailed, OrderPlaced, PaymentAuthorized, PaymentCaptured, PaymentVoided,
  StockRejected, StockReserved,
} from '@app/contracts'; // prettier-ignore
import { eventually } from '@app/testing';
import { exampleId, reads, StatedNeeds } from '@app/testing/pacts';
import { LonePayment } from './lone-payment.js';

describe('what payment needs', () => {
  let payment: LonePayment;
  const order = new StatedNeeds('payment', 'order', () => payment.service);
  const catalog = new StatedNeeds('payment', 'catalog', () => payment.service);

  const aboutOrder = (id: string) => ({ key: id, data: { orderId: reads.id(id) } });
  const authorize = async (id: string): Promise<void> => void (await payment.authorized(id));
  const failToCapture = async (id: string): Promise<void> => {
    await authorize(id);
    payment.bank.refusesCapture = true;
    await payment.say(id, 'confirmed');
    await payment.hear(CaptureFailed, id);
  };

  beforeAll(async () => {
    payment = await LonePayment.start();
  }, 60_000);
  afterAll(() => payment.stop());
  beforeEach(() => payment.bank.reset());

  it('of order, OrderPlaced: who pays how much, and with which token', async () => {
    const [id, customer] = [exampleId(1), exampleId(2)];
    const total = { amount: reads.number(3_998), currency: reads.text('EUR') };
    const data = { orderId: reads.id(id), customerId: reads.id(customer), total, paymentToken: reads.text('tok_ok') };
    await payment.say(id, 'reserved');
    await order.state({ fact: OrderPlaced, key: id, data }, async () => {
      const amount = { amount: 3_998, currency: 'EUR' };
      expect(await payment.hear(PaymentAuthorized, id)).toMatchObject({ orderId: id, amount });
      expect(payment.bank.calls[0]?.body).toMatchObject({ paymentToken: 'tok_ok', amount });
      expect(await payment.row(id)).toMatchObject({ customer_id: customer });
    });
  });

  it.each([
    { fact: OrderConfirmed, id: exampleId(3), before: authorize, told: PaymentCaptured },
    { fact: OrderCancelled, id: exampleId(4), before: authorize, told: PaymentVoided },
    { fact: OrderFailed, id: exampleId(5), before: failToCapture, told: PaymentVoided },
  ])('of order, $fact.type: whose payment it is about', async ({ fact, id, before, told }) => {
    await before(id);
    await order.state({ fact, ...aboutOrder(id) }, async () => {
      expect(await payment.hear(told, id)).toMatchObject({ orderId: id });
    });
  });

  it('of catalog, StockReserved: whose stock is held', async () => {
    const id = exampleId(6);
    await payment.say(id, 'placed');
    await catalog.state({ fact: StockReserved, ...aboutOrder(id) }, async () => {
      expect(await payment.hear(PaymentAuthorized, id)).toMatchObject({ orderId: id });
    });
  });

  it('of catalog, StockRejected: whose order cannot be had', async () => {
    const id = exampleId(7);
    await payment.say(id, 'placed');
    await catalog.state({ fact: StockRejected, ...aboutOrder(id) }, async () => {
      await eventually(async () => expect(await payment.row(id)).toMatchObject({ status: 'cancelled' }));
    });
  });

  it('is what order is held to', () => order.expectKept());
  it('is what catalog is held to', () => catalog.expectKept());
});

import {
  CaptureFailed, PaymentAuthorized, PaymentCaptured, PaymentDeclined, PaymentRefunded, PaymentVoided, type EventDefinition,
} from '@app/contracts'; // prettier-ignore
import { newId } from '@app/kernel';
import { keepsPromises } from '@app/testing/pacts';
import { customerId, LonePayment } from './lone-payment.js';

describe('payment keeps what it promised', () => {
  let payment: LonePayment;

  beforeAll(async () => {
    payment = await LonePayment.start();
  }, 60_000);
  afterAll(() => payment.stop());

  const hear = (definition: EventDefinition, orderId: string) => payment.service.neighbours.hearWhole(definition, orderId);
  const after = async (...said: Parameters<LonePayment['say']> extends [string, ...infer Names] ? Names : never): Promise<string> => {
    const orderId = await payment.authorized();
    await payment.say(orderId, ...said);
    return orderId;
  };
  const refund = async (): Promise<string> => {
    const orderId = await payment.captured();
    const as = await payment.service.issuer.bearer(newId(), 'finance');
    const path = `/payments/${String((await payment.row(orderId))?.['id'])}/refunds`;
    await payment.service.call('POST', path, { as, body: { reason: 'broken' }, headers: { 'idempotency-key': newId() } });
    return orderId;
  };

  const facts = {
    PaymentAuthorized: async () => hear(PaymentAuthorized, await payment.authorized()),
    PaymentCaptured: async () => hear(PaymentCaptured, await payment.captured()),
    PaymentVoided: async () => hear(PaymentVoided, await after('cancelled')),
    PaymentRefunded: async () => hear(PaymentRefunded, await refund()),
    PaymentDeclined: async () => {
      const orderId = newId();
      payment.bank.declines = true;
      await payment.say(orderId, 'placed', 'reserved');
      return hear(PaymentDeclined, orderId).finally(() => payment.bank.reset());
    },
    CaptureFailed: async () => {
      payment.bank.refusesCapture = true;
      return hear(CaptureFailed, await after('confirmed')).finally(() => payment.bank.reset());
    },
  };

  const states = {
    'a customer has one order': async () => ({ id: await payment.authorized(), customerId }),
    'payment has not heard of an order': async () => ({ id: newId() }),
  };
  const answers = async () => {
    const authorization = await payment.service.issuer.bearer(customerId, 'customer');
    return { url: payment.service.running.url, states, authorization: () => authorization };
  };

  keepsPromises('payment', { facts, answers });
});

import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { PaymentCaptured } from '@app/contracts';
import { Authority, describeWithCertificates } from '@app/testing';
import { LonePayment } from './lone-payment.js';
import { WaywardBank } from './wayward-bank.js';

describeWithCertificates('with certificates, payments', () => {
  const believed = getCACertificates('default');
  let authority: Authority;
  let payment: LonePayment | undefined;

  beforeAll(() => {
    authority = new Authority();
  });
  afterAll(async () => {
    await payment?.stop();
    setDefaultCACertificates(believed); // what a service believes, its whole process does
    authority.remove();
  });

  it('are made at a bank that the authority vouches for', async () => {
    payment = await LonePayment.start({ TLS_CA_FILE: authority.file }, new WaywardBank(authority.issue()));
    expect(payment.bankUrl).toMatch(/^https:/);
    const orderId = await payment.authorized();
    await payment.say(orderId, 'confirmed');
    await payment.hear(PaymentCaptured, orderId);
    expect(payment.bank.effectKinds).toEqual(['authorized', 'authorized', 'captured']);
  }, 40_000);
});

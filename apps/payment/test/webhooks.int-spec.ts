import { Agent, request } from 'node:http';
import { PaymentAuthorized } from '@app/contracts';
import { newId } from '@app/kernel';
import { eventually } from '@app/testing';
import { bankSignature } from '../src/bank/bank-signature.guard.js';
import { LonePayment } from './lone-payment.js';

const secret = 'test-webhook-secret';
const now = () => Math.floor(Date.now() / 1_000);

describe('a webhook of the bank', () => {
  let payment: LonePayment;

  beforeAll(async () => {
    payment = await LonePayment.start({ BANK_WEBHOOK_SECRET: secret, BANK_TIMEOUT_MS: '9000' });
  }, 40_000);
  afterAll(() => payment.stop());
  beforeEach(() => payment.bank.reset());

  const hint = (reference: string, id = newId()) =>
    JSON.stringify({ events: [{ id, type: 'authorized', authorizationId: newId(), reference, at: new Date().toISOString() }] });
  const send = async (body: string, { timestamp = String(now()), signedBody = body, key = secret, signature = '' } = {}) => {
    const shown = signature || bankSignature(key, timestamp, signedBody).toString('hex');
    return payment.service.call('POST', '//webhooks/bank', { body, headers: { 'x-bank-timestamp': timestamp, 'x-bank-signature': shown } });
  };

  it('makes a call whose answer is lost be repeated at once', async () => {
    payment.bank.manners.push('keeps silent');
    const orderId = newId();
    await payment.say(orderId, 'placed', 'reserved');
    await eventually(() => expect(payment.bank.calls).toHaveLength(1));
    expect(await send(hint(String((await payment.row(orderId))?.['id'])))).toMatchObject({ status: 204 });
    await payment.hear(PaymentAuthorized, orderId); // the call itself would time out after 9 s only
    expect(payment.bank.calls).toHaveLength(2);
    expect(payment.bank.effectKinds).toEqual(['authorized']);
  }, 8_000);

  it('is believed nothing: it only makes us ask', async () => {
    payment.bank.declines = true;
    payment.bank.manners.push('unavailable');
    const orderId = newId();
    await payment.say(orderId, 'placed', 'reserved');
    await send(hint(String((await payment.row(orderId))?.['id'])));
    await eventually(async () => expect(await payment.row(orderId)).toMatchObject({ status: 'declined' }));
    expect(await payment.said(orderId)).toEqual(['PaymentDeclined']);
  });

  it('counts once, also when it comes twice at the same time, and may be about something unknown', async () => {
    const id = newId();
    const body = hint(newId(), id);
    const answers = await Promise.all([send(body), send(body), send(body)]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    const rows = await payment.service.database.query(
      `SELECT count(*)::int AS count FROM inbox WHERE consumer = 'bank-webhooks' AND event_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ count: 1 }]);
  });

  it.each([
    ['with a forged signature', { key: 'another-secret' }],
    ['with another body than the signed one', { signedBody: hint(newId()) }],
    ['that is older than five minutes', { timestamp: String(now() - 301) }],
    ['from the future', { timestamp: String(now() + 400) }],
    ['without a timestamp', { timestamp: '' }],
    ['without a signature', { signature: '00' }],
    ['with nonsense for a signature', { signature: 'zz' }],
  ])('is refused %s', async (_, options) => {
    expect(await send(hint(newId()), options)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });

  it('is refused when it is signed but makes no sense', async () => {
    expect(await send('{"events": [{"id": 1}]}')).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    expect(await send('{"events": []}')).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    expect(await send(hint(newId()).replace('authorized', '\\u0000'))).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
    expect(await send('{"id":')).toMatchObject({ status: 400, body: { code: 'malformed-json' } });
    expect(await send(`{"id": "${'x'.repeat(70_000)}"}`)).toMatchObject({ status: 413 });
  });

  it('that nobody reads does not block the connection for the next one', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const post = (type: string, body: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const headers = { 'content-type': type, 'content-length': body.length };
        const sent = request(`${payment.service.running.url}/webhooks/bank`, { method: 'POST', agent, headers }, (answer) =>
          answer.resume().once('end', () => resolve(answer.statusCode)),
        );
        sent.once('error', reject).end(body);
      });
    expect(await post('text/plain', 'x'.repeat(300_000))).toBe(415);
    expect(await post('application/json', hint(newId()))).toBe(401);
    agent.destroy();
  });
});

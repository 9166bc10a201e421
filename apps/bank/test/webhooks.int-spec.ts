import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { Authority, describeWithCertificates, eventually, LocalServer } from '@app/testing';
import { signatureOf } from '../src/webhooks/signature.js';
import { TestBank } from './start-bank.js';

const secret = 'a-webhook-secret';

describe('webhooks', () => {
  const received: { headers: IncomingHttpHeaders; body: string }[] = [];
  let refusals = 0;
  let shop: LocalServer;
  let bank: TestBank;

  beforeAll(async () => {
    shop = new LocalServer(async (request, response) => {
      const body = await text(request);
      if (refusals-- > 0) return void response.writeHead(503).end();
      if (body.includes('unreadable')) return void response.writeHead(400).end();
      received.push({ headers: request.headers, body });
      response.writeHead(204).end();
    });
    bank = await TestBank.start({ BANK_WEBHOOK_URL: `${await shop.start()}/webhooks/bank`, BANK_WEBHOOK_SECRET: secret });
  });
  afterAll(async () => {
    await bank.stop();
    await shop.stop();
  });

  const heardOf = (id: string) =>
    received
      .flatMap(({ body }) => (JSON.parse(body) as { events: Record<string, string>[] }).events)
      .filter(({ authorizationId }) => authorizationId === id);

  it('tell of each effect, signed', async () => {
    const id = await bank.hold();
    await bank.post(`/authorizations/${id}/capture`);
    await eventually(() => expect(heardOf(id).map(({ type }) => type)).toEqual(expect.arrayContaining(['authorized', 'captured'])));
    expect(heardOf(id)[0]).toMatchObject({ reference: 'order-1', at: expect.stringMatching(/Z$/) });
    for (const { headers, body } of received) {
      expect(headers['x-bank-signature']).toBe(signatureOf(secret, String(headers['x-bank-timestamp']), body));
    }
  });

  it('are repeated until somebody takes them, and then forgotten', async () => {
    refusals = 1;
    const id = await bank.hold();
    await eventually(() => expect(heardOf(id)).toHaveLength(1));
    await eventually(async () => expect(await bank.database.query('SELECT id FROM webhooks')).toEqual([]));
  });

  it('are not held back by one that the shop cannot read', async () => {
    const id = randomUUID();
    await bank.database.query(
      `INSERT INTO webhooks (id, type, authorization_id, reference)
       VALUES ($1, 'captured', $2, 'unreadable'), ($3, 'captured', $2, 'order-1')`,
      [randomUUID(), id, randomUUID()],
    );
    await eventually(() => expect(heardOf(id)).toMatchObject([{ reference: 'order-1' }]));
    await bank.database.query(`DELETE FROM webhooks WHERE reference = 'unreadable'`);
  });

  it('survive a restart of the bank', async () => {
    refusals = 1;
    const id = await bank.hold();
    await eventually(() => expect(refusals).toBe(0));
    await bank.restart();
    await eventually(() => expect(heardOf(id)).toHaveLength(1));
  });
});

describeWithCertificates('with certificates, webhooks', () => {
  const believed = getCACertificates('default');
  const authority = new Authority();
  let shop: LocalServer;
  let bank: TestBank | undefined;
  const bodies: string[] = [];

  afterAll(async () => {
    await bank?.stop();
    await shop.stop();
    setDefaultCACertificates(believed); // what a service believes, its whole process does
    authority.remove();
  });

  it('go to a shop that the authority vouches for', async () => {
    shop = new LocalServer(async (request, response) => {
      bodies.push(await text(request));
      response.writeHead(204).end();
    }, authority.issue());
    const url = `${await shop.start()}/webhooks/bank`;
    bank = await TestBank.start({ BANK_WEBHOOK_URL: url, BANK_WEBHOOK_SECRET: secret, TLS_CA_FILE: authority.file });
    const id = await bank.hold();
    await eventually(() => expect(bodies.join()).toContain(id));
  });
});

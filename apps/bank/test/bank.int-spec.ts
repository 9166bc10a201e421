import { randomUUID } from 'node:crypto';
import { eur, TestBank } from './start-bank.js';

describe('the bank', () => {
  let bank: TestBank;

  beforeAll(async () => {
    bank = await TestBank.start();
  });
  afterAll(() => bank.stop());

  it('holds, captures and refunds', async () => {
    const held = await bank.authorize('tok_ok');
    expect(held).toMatchObject({ status: 201, body: { status: 'authorized', reference: 'order-1', amount: eur(1_000) } });
    const id = String(held.body['id']);
    expect(await bank.post(`/authorizations/${id}/capture`)).toMatchObject({ status: 200, body: { status: 'captured' } });
    const refund = await bank.post(`/authorizations/${id}/refunds`, { amount: eur(300) });
    expect(refund).toMatchObject({ status: 201, body: { status: 'refunded', amount: eur(300) } });
    expect((await bank.request(`/authorizations/${id}`)).body).toMatchObject({ status: 'captured', refunded: eur(300) });
    expect(await bank.ledgerOf(id)).toEqual(['authorized', 'captured', 'refunded']);
  });

  it('declines with a reason, as an answer and not as an error', async () => {
    expect(await bank.authorize('tok_insufficient_funds')).toMatchObject({
      status: 201,
      body: { status: 'declined', reason: 'insufficient-funds' },
    });
  });

  it('refuses a capture for good', async () => {
    const id = await bank.hold('tok_capture_fails');
    for (const _ of [1, 2]) {
      expect((await bank.post(`/authorizations/${id}/capture`)).body).toMatchObject({ status: 'refused', reason: 'card-refused' });
    }
    expect((await bank.post(`/authorizations/${id}/void`)).body).toEqual({ authorizationId: id, status: 'voided' });
    expect(await bank.ledgerOf(id)).toEqual(['authorized', 'capture-refused', 'voided']);
  });

  it('voids what is dead or was never there', async () => {
    const id = await bank.hold();
    for (const hold of [id, id, randomUUID()]) {
      expect(await bank.post(`/authorizations/${hold}/void`)).toMatchObject({ status: 200, body: { status: 'voided' } });
    }
    expect(await bank.ledgerOf(id)).toEqual(['authorized', 'voided']);
    expect((await bank.post(`/authorizations/${id}/capture`)).body).toMatchObject({ status: 'refused', reason: 'voided' });
  });

  it('lists what has been held for more than a minute, oldest first', async () => {
    const [old, ended, young] = [await bank.hold(), await bank.hold(), await bank.hold()];
    await bank.post(`/authorizations/${ended}/capture`);
    await bank.database.query(`UPDATE holds SET created_at = created_at - interval '61 seconds' WHERE id <> $1`, [young]);
    const open = async (query = '') =>
      ((await bank.request(`/authorizations/open${query}`)).body['items'] as { id: string }[]).map(({ id }) => id);
    expect(await open()).toContain(old);
    expect(await open()).not.toEqual(expect.arrayContaining([ended]));
    expect(await open()).not.toEqual(expect.arrayContaining([young]));
    expect(await open(`?after=${old}`)).toEqual([]);
  });

  it('cannot void what is captured', async () => {
    const id = await bank.hold();
    await bank.post(`/authorizations/${id}/capture`);
    expect(await bank.post(`/authorizations/${id}/void`)).toMatchObject({ status: 409, body: { code: 'already-captured' } });
  });

  it('captures once, however many ask at the same time', async () => {
    const id = await bank.hold();
    const answers = await Promise.all(Array.from({ length: 20 }, () => bank.post(`/authorizations/${id}/capture`)));
    expect(new Set(answers.map(({ body }) => body['status']))).toEqual(new Set(['captured']));
    expect(await bank.ledgerOf(id)).toEqual(['authorized', 'captured']);
  });

  it('refunds no more than was captured, however many ask at the same time', async () => {
    const id = await bank.hold();
    await bank.post(`/authorizations/${id}/capture`);
    const answers = await Promise.all(Array.from({ length: 10 }, () => bank.post(`/authorizations/${id}/refunds`, { amount: eur(300) })));
    expect(answers.filter(({ body }) => body['status'] === 'refunded')).toHaveLength(3);
  });

  it('answers a repeated request as the first time, with one effect', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => bank.authorize('tok_ok', key)));
    expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1);
    expect(answers.filter(({ isReplay }) => !isReplay)).toHaveLength(1);
    expect(await bank.ledgerOf(String(answers[0]?.body['id']))).toEqual(['authorized']);
  });

  it('refuses a key that belongs to another request', async () => {
    const key = randomUUID();
    await bank.authorize('tok_ok', key);
    expect(await bank.authorize('tok_declined', key)).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('finds authorizations by what the shop calls them', async () => {
    const reference = randomUUID();
    const { body } = await bank.post('/authorizations', { paymentToken: 'tok_ok', amount: eur(5), reference });
    expect((await bank.request(`/authorizations?reference=${reference}`)).body).toEqual({ items: [body] });
    expect((await bank.request('/authorizations?reference=nobody')).body).toEqual({ items: [] });
  });

  it.each([
    ['a foreign key', { authorization: 'Bearer wrong' }, 401],
    ['no key', { authorization: '' }, 401],
    ['the key in X-Api-Key', { authorization: '', 'x-api-key': 'test-bank-api-key' }, 404],
  ])('asks who is there: %s', async (_, headers, status) => {
    expect((await bank.request(`/authorizations/${randomUUID()}`, { headers })).status).toBe(status);
  });

  it.each([
    ['no amount', { paymentToken: 'tok_ok', reference: 'r' }, '#/amount'],
    ['nothing', { paymentToken: 'tok_ok', amount: eur(0), reference: 'r' }, '#/amount/amount'],
    ['a fraction', { paymentToken: 'tok_ok', amount: eur(1.5), reference: 'r' }, '#/amount/amount'],
    ['a name that no column can hold', { paymentToken: 'tok_ok', amount: eur(1), reference: 'r\0' }, '#/reference'],
    ['an unknown field', { paymentToken: 'tok_ok', amount: eur(1), reference: 'r', id: 'x' }, '#/id'],
  ])('refuses %s', async (_, body, pointer) => {
    expect(await bank.post('/authorizations', body)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });

  it('never changes a line of its ledger', async () => {
    await bank.hold();
    for (const statement of ['UPDATE ledger SET amount_minor = 1', 'DELETE FROM ledger', 'TRUNCATE ledger']) {
      await expect(bank.database.query(statement)).rejects.toThrow('append-only');
    }
  });
});

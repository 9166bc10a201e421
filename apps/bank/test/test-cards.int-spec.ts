import { randomUUID } from 'node:crypto';
import { eventually } from '@app/testing';
import { TestBank } from './start-bank.js';

describe('the test cards', () => {
  let bank: TestBank;

  beforeAll(async () => {
    bank = await TestBank.start({ BANK_LATE_SECONDS: '1' });
  });
  afterAll(() => bank.stop());

  it('tok_slow answers after three seconds', async () => {
    const started = performance.now();
    expect(await bank.authorize('tok_slow')).toMatchObject({ status: 201, body: { status: 'authorized' } });
    expect(performance.now() - started).toBeGreaterThan(2_900);
  });

  it('tok_timeout_after_authorize holds the money and keeps silent, the first time', async () => {
    const key = randomUUID();
    await expect(bank.authorize('tok_timeout_after_authorize', key, AbortSignal.timeout(500))).rejects.toThrow('timeout');
    const answer = await bank.authorize('tok_timeout_after_authorize', key);
    expect(answer).toMatchObject({ status: 201, isReplay: true, body: { status: 'authorized' } });
    expect(await bank.ledgerOf(String(answer.body['id']))).toEqual(['authorized']);
  });

  it('tok_error_after_capture captures and answers 500, the first time, also across a restart', async () => {
    const id = await bank.hold('tok_error_after_capture');
    const key = randomUUID();
    expect(await bank.post(`/authorizations/${id}/capture`, undefined, key)).toMatchObject({ status: 500 });
    await bank.restart();
    expect(await bank.post(`/authorizations/${id}/capture`, undefined, key)).toMatchObject({ status: 200, body: { status: 'captured' } });
    expect(await bank.ledgerOf(id)).toEqual(['authorized', 'captured']);
  });

  it('tok_late is unavailable for its time, counted from the first call of a key and not from the start of the bank', async () => {
    const key = randomUUID();
    expect(await bank.authorize('tok_late', key)).toMatchObject({ status: 503, body: { code: 'bank-unavailable' } });
    await bank.restart();
    await eventually(async () => expect(await bank.authorize('tok_late', key)).toMatchObject({ status: 201 }));
    expect(await bank.authorize('tok_late')).toMatchObject({ status: 503 });
  });

  it('tok_unavailable works once ten seconds have passed since the first call', async () => {
    const key = randomUUID();
    expect(await bank.authorize('tok_unavailable', key)).toMatchObject({ status: 503 });
    await bank.database.query(`UPDATE first_calls SET at = at - interval '10 seconds' WHERE idempotency_key = $1`, [key]);
    expect(await bank.authorize('tok_unavailable', key)).toMatchObject({ status: 201, body: { status: 'authorized' } });
  });
});

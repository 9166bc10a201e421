import { randomUUID } from 'node:crypto';
import { UnitOfWork, type Tx } from '@app/database';
import { createDatabase, type TestDatabase } from '@app/testing';
import { Client } from 'pg';
import { fingerprintOf, Idempotency, idempotencyKeysTable, type IdempotentRequest } from '../src/index.js';
import { ForgetOldKeys } from '../src/idempotency/forget-old-keys.js';

describe('Idempotency', () => {
  let database: TestDatabase;
  let unitOfWork: UnitOfWork;
  let idempotency: Idempotency;
  const subject = randomUUID();
  let replays = 0;

  const request = (key: string, body: unknown = { colour: 'red' }): IdempotentRequest => ({
    subject,
    operation: 'POST /mugs',
    key,
    fingerprint: fingerprintOf('POST', '/mugs', body),
    onReplay: () => (replays += 1),
  });
  const makeMug = (colour: string) => async (tx: Tx) => {
    const [row] = await tx.query<{ id: number }>('INSERT INTO mugs (colour) VALUES ($1) RETURNING id', [colour]);
    return { zebra: 'first', id: row?.id, apple: [1, null] };
  };
  const mugs = async () => (await database.query<{ count: number }>('SELECT count(*)::int AS count FROM mugs'))[0]?.count;

  beforeAll(async () => {
    database = await createDatabase();
    await database.query(`CREATE TABLE mugs (id int GENERATED ALWAYS AS IDENTITY, colour text NOT NULL); ${idempotencyKeysTable}`);
    unitOfWork = new UnitOfWork({ DATABASE_URL: database.url, SERVICE_NAME: 'mugs', DATABASE_POOL_SIZE: 5 });
    idempotency = new Idempotency(unitOfWork);
  });
  afterAll(async () => {
    await unitOfWork.onApplicationShutdown();
    await database.drop();
  });
  beforeEach(async () => {
    await database.query('TRUNCATE mugs, idempotency_keys');
    replays = 0;
  });

  it('answers a repeated request with the first answer, to the letter', async () => {
    const first = await idempotency.run(request('key-1'), makeMug('red'));
    const second = await idempotency.run(request('key-1'), makeMug('red'));
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect([await mugs(), replays]).toEqual([1, 1]);
  });

  it('remembers an answer without content', async () => {
    await idempotency.run(request('key-1'), async () => undefined);
    expect(await idempotency.run(request('key-1'), async () => Promise.reject(new Error('must not run')))).toBeUndefined();
  });

  it('refuses the key for another request', async () => {
    await idempotency.run(request('key-1'), makeMug('red'));
    await expect(idempotency.run(request('key-1', { colour: 'blue' }), makeMug('blue'))).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    expect(await mugs()).toBe(1);
  });

  it('keeps the keys of different people apart', async () => {
    await idempotency.run(request('key-1'), makeMug('red'));
    await idempotency.run({ ...request('key-1'), subject: randomUUID() }, makeMug('red'));
    expect([await mugs(), replays]).toEqual([2, 0]);
  });

  it('forgets a request that was refused, together with what it wrote', async () => {
    const refuse = async (tx: Tx) => {
      await makeMug('red')(tx);
      throw new Error('refused');
    };
    await expect(idempotency.run(request('key-1'), refuse)).rejects.toThrow('refused');
    expect(await mugs()).toBe(0);
    await idempotency.run(request('key-1'), makeMug('red'));
    expect([await mugs(), replays]).toEqual([1, 0]);
  });

  it('lets one of many twins work and answers all of them alike', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => idempotency.run(request('key-1'), makeMug('red'))));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect([await mugs(), replays]).toEqual([1, 19]);
  });

  it('asks to come back when the first request still runs', async () => {
    const holder = new Client({ connectionString: database.url });
    await holder.connect();
    await holder.query('BEGIN');
    const values = [subject, 'POST /mugs', 'key-1', Buffer.alloc(32)];
    await holder.query('INSERT INTO idempotency_keys (subject, operation, key, fingerprint) VALUES ($1, $2, $3, $4)', values);
    await expect(idempotency.run(request('key-1'), makeMug('red'))).rejects.toMatchObject({
      code: 'idempotency-key-in-use',
      options: { headers: { 'retry-after': '1' } },
    });
    await holder.query('ROLLBACK');
    await holder.end();
    await idempotency.run(request('key-1'), makeMug('red'));
    expect(await mugs()).toBe(1);
  });

  it('keeps a key for 48 hours', async () => {
    await idempotency.run(request('key-1'), makeMug('red'));
    await idempotency.run(request('key-2'), makeMug('red'));
    await database.query(`UPDATE idempotency_keys SET created_at = now() - interval '49 hours' WHERE key = 'key-1'`);
    await new ForgetOldKeys(unitOfWork).run();
    const rows = await database.query<{ key: string }>('SELECT key FROM idempotency_keys');
    expect(rows).toEqual([{ key: 'key-2' }]);
  });
});

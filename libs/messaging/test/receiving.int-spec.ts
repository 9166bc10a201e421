import { TransactionAborted } from '@app/database';
import { newId } from '@app/kernel';
import { createDatabase, eventually, type TestDatabase } from '@app/testing';
import type { Tx } from '@app/database';
import { Client } from 'pg';
import { CreateSpine1700000000002 } from '../src/tables.js';
import { ReceivingEnd } from './receiving-end.js';

let database: TestDatabase;
const ends: ReceivingEnd[] = [];

function open(handler: ConstructorParameters<typeof ReceivingEnd>[1]): ReceivingEnd {
  const end = new ReceivingEnd(database.url, handler);
  ends.push(end);
  end.pump.start();
  return end;
}

const write = (tx: Tx, key: string) => tx.execute('INSERT INTO effects (key) VALUES ($1)', [key]);
const effects = async () => (await database.query<{ key: string }>('SELECT key FROM effects ORDER BY id')).map((row) => row.key);
const outcomes = async () => (await database.query<{ outcome: string }>('SELECT outcome FROM inbox')).map((row) => row.outcome);
const letters = () =>
  database.query<{ key: string; reason: string; attempts: number }>('SELECT key, reason, attempts FROM dead_letters ORDER BY id');
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

beforeAll(async () => {
  database = await createDatabase({ rows: [], migrations: [CreateSpine1700000000002] });
  await database.query('CREATE TABLE effects (id bigint GENERATED ALWAYS AS IDENTITY, key text NOT NULL)');
});

afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end.stop()));
  await database.query('TRUNCATE effects, inbox, dead_letters, parked_keys, saga_anomalies');
});

afterAll(() => database.drop());

/** Lets nobody connect to the database while `work` runs, and ends all who were. */
async function whileAway({ url }: TestDatabase, work: () => Promise<void>): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  const admin = new Client(process.env['TEST_POSTGRES_ADMIN_URL']);
  await admin.connect();
  try {
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    await work();
  } finally {
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await admin.end();
  }
}

describe('the inbox', () => {
  it('handles an event once, however often and wherever it is delivered at the same time', async () => {
    const instances = [
      open(async (event, tx) => void (await write(tx, event.id))),
      open(async (event, tx) => void (await write(tx, event.id))),
    ];
    const records = Array.from({ length: 50 }, (_, n) => (instances[0] as ReceivingEnd).record(newId(), n % 3));
    for (let round = 0; round < 3; round += 1) for (const instance of instances) instance.feed(...records);
    for (const instance of instances) await eventually(() => expect(instance.waiting).toBe(0));
    await Promise.all(instances.map((instance) => instance.pump.stop()));
    expect((await effects()).sort()).toEqual(records.map((record) => record.headers['ce_id']).sort());
  });

  it('gives its row back when the handler fails, and takes the redelivery', async () => {
    let failures = 1;
    const end = open(async (event, tx) => {
      await write(tx, event.id);
      if (failures-- > 0) throw new Error('once');
    });
    const record = end.record(newId());
    end.feed(record);
    await eventually(async () => expect(await effects()).toEqual([record.headers['ce_id']]));
  });

  it('says what became of a message', async () => {
    const key = newId();
    const end = open(async (event) => ({ outcome: event.type === 'PaymentDeclined' ? 'anomaly' : 'ignored', because: 'impossible' }));
    const declined = end.record(key, 0, { value: Buffer.from(JSON.stringify({ orderId: key, paymentId: newId(), reason: 'no' })) });
    end.feed(end.record(key), { ...declined, headers: { ...declined.headers, ce_type: 'PaymentDeclined' } });
    await eventually(async () => expect(await outcomes()).toEqual(['ignored', 'ignored']));
    expect(await database.query('SELECT type, subject, because FROM saga_anomalies')).toEqual([
      { type: 'PaymentDeclined', subject: key, because: 'impossible' },
    ]);
  });
});

describe('the pump', () => {
  it('keeps the order of each key over many lanes and batches', async () => {
    const keys = Array.from({ length: 9 }, newId);
    const seen = new Map<string, number[]>();
    const end = open(
      async (event) =>
        void seen.set(event.data['orderId'] as string, [...(seen.get(event.data['orderId'] as string) ?? []), event.aggregateVersion]),
    );
    for (let version = 1; version <= 60; version += 1) {
      for (const [n, key] of keys.entries()) {
        const record = end.record(key, n % 3);
        end.feed({ ...record, headers: { ...record.headers, 'aggregate-version': String(version) } });
      }
    }
    await eventually(() => expect(end.waiting).toBe(0));
    await end.pump.stop();
    for (const key of keys) expect(seen.get(key)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
    await end.lanes.commit();
    expect(end.committed.reduce((total, { offset }) => (offset > total ? offset : total), 0n)).toBe(540n);
  });

  it('lets a message that cannot be handled hold up its own key only, then puts it away with its key', async () => {
    const [bad, sameLane, otherLane] = [newId(), newId(), newId()] as const;
    const end = open(async (event, tx) => {
      if (event.data['orderId'] === bad) throw new TypeError('a bug in a handler');
      await write(tx, event.data['orderId'] as string);
    });
    end.feed(end.record(bad, 0), end.record(sameLane, 0), end.record(bad, 0), end.record(otherLane, 1));
    await eventually(async () => expect(await effects()).toEqual([otherLane])); // at once, while lane 0 tries again
    await eventually(async () => expect(await effects()).toEqual([otherLane, sameLane]), 20_000);
    expect(await letters()).toEqual([
      { key: bad, reason: 'handler-failed', attempts: 5 },
      { key: bad, reason: 'key-parked', attempts: 0 },
    ]);
    expect((await outcomes()).sort()).toEqual(['dead', 'dead', 'handled', 'handled']);
  }, 30_000);

  it('puts poison away at once and parks what stands behind it, also within one batch', async () => {
    const [bad, good] = [newId(), newId()] as const;
    const end = open(async (event, tx) => void (await write(tx, event.data['orderId'] as string)));
    const unknownVersion = end.record(bad);
    end.feed(
      { ...unknownVersion, headers: { ...unknownVersion.headers, 'schema-version': '2' } },
      end.record(bad),
      end.record(good),
      end.record(good, 0, { value: Buffer.from('{') }),
      end.record(good),
    );
    await eventually(async () => expect(await effects()).toEqual([good, good]));
    expect((await letters()).map(({ reason }) => reason)).toEqual(['unknown-version', 'key-parked', 'not-json']);
    expect(await database.query('SELECT key FROM parked_keys')).toEqual([{ key: bad }]);
  });

  it('lets no handler go on behind the back of one that failed', async () => {
    const [fails, slow] = [newId(), newId()] as const;
    let attempts = 0;
    const end = open(async (event, tx) => {
      if (event.data['orderId'] === fails && attempts++ === 0) throw new Error('at once');
      if (event.data['orderId'] === slow) await pause(50);
      await write(tx, event.data['orderId'] as string);
    });
    end.feed(end.record(fails, 0), end.record(slow, 1));
    await eventually(async () => expect((await effects()).sort()).toEqual([fails, slow].sort()));
    expect(await outcomes()).toEqual(['handled', 'handled']);
  });

  it('does not take a swallowed error for success', async () => {
    const errors: unknown[] = [];
    const end = open(async (_, tx) => void (await tx.execute('SELECT 1 / 0').catch(() => undefined)));
    const { receive } = end.receiver;
    end.receiver.receive = (messages) =>
      receive.call(end.receiver, messages).catch((error: unknown) => Promise.reject((errors.push(error), error)));
    end.feed(end.record(newId()));
    await eventually(() => expect(errors.length).toBeGreaterThan(0));
    expect(errors[0]).toBeInstanceOf(TransactionAborted);
    expect(await outcomes()).toEqual([]);
  });

  it('dead-letters nothing while the database is away, and goes on when it is back', async () => {
    const keys = Array.from({ length: 12 }, newId);
    const end = open(async (event, tx) => void (await write(tx, event.data['orderId'] as string)));
    let outages = 0;
    const { receive } = end.receiver;
    end.receiver.receive = (messages) => receive.call(end.receiver, messages).catch((error: unknown) => Promise.reject((outages++, error)));
    await whileAway(database, async () => {
      end.feed(...keys.map((key, n) => end.record(key, n % 3)));
      await eventually(() => expect(outages).toBeGreaterThan(5));
    });
    await eventually(async () => expect((await effects()).sort()).toEqual([...keys].sort()), 20_000);
    expect(await letters()).toEqual([]);
  }, 30_000);

  it('pauses a lane that is full and resumes it when there is room', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const end = open(() => gate);
    const key = newId();
    end.feed(...Array.from({ length: 700 }, () => end.record(key)));
    await eventually(() => expect([...end.paused]).toEqual([0]));
    release();
    await eventually(() => expect(end.waiting).toBe(0));
    expect([...end.paused]).toEqual([]);
  });
});

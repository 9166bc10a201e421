import { fact, UserUpdated } from '@app/contracts';
import { Tx, UnitOfWork } from '@app/database';
import { newId } from '@app/kernel';
import { createDatabase, eventually, RecordingBroker, type TestDatabase } from '@app/testing';
import { Client } from 'pg';
import { Registry } from 'prom-client';
import { RecordTooLarge } from '../broker.js';
import { SpineMetrics } from '../spine-metrics.js';
import { CreateSpine1700000000002 } from '../tables.js';
import { Outbox } from './outbox.js';
import { Relay } from './relay.js';
import { RelaySignal } from './relay-signal.js';

let database: TestDatabase;
const config = () => ({ DATABASE_URL: database.url, SERVICE_NAME: 'user', DATABASE_POOL_SIZE: 12 });

/** One instance of a service: what it tells goes to the broker that all instances share. */
function openInstance(broker: RecordingBroker) {
  const signal = new RelaySignal();
  const unitOfWork = new UnitOfWork(config());
  const relay = new Relay(config(), broker, signal, new SpineMetrics(new Registry()));
  return { unitOfWork, outbox: new Outbox(signal), relay };
}

type Instance = ReturnType<typeof openInstance>;
const running: Instance[] = [];

function start(broker: RecordingBroker): Instance {
  const instance = openInstance(broker);
  instance.relay.onApplicationBootstrap();
  running.push(instance);
  return instance;
}

const stop = async ({ relay, unitOfWork }: Instance) => {
  await relay.onApplicationShutdown();
  await unitOfWork.onApplicationShutdown();
};

beforeAll(async () => {
  database = await createDatabase({ rows: [], migrations: [CreateSpine1700000000002] });
  await database.query('CREATE TABLE counters (id uuid PRIMARY KEY, seq int NOT NULL DEFAULT 0)');
});

afterEach(async () => {
  await Promise.all(running.splice(0).map(stop));
  await database.query('TRUNCATE outbox, counters');
});

afterAll(() => database.drop());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What every service does: lock the aggregate, change it, state the fact. */
const change = ({ unitOfWork, outbox }: Instance, id: string, heldMs = 0) =>
  unitOfWork.run(async (tx: Tx) => {
    const [row] = await tx.query<{ seq: number }>('UPDATE counters SET seq = seq + 1 WHERE id = $1 RETURNING seq', [id]);
    outbox.emit(fact(UserUpdated, { userId: id }), row?.seq ?? 0);
    await pause(heldMs);
  });

const addCounters = async (count: number) => {
  const ids = Array.from({ length: count }, newId);
  await database.query('INSERT INTO counters (id) SELECT unnest($1::uuid[])', [ids]);
  return ids;
};

const versionsOf = (broker: RecordingBroker, id: string) => [
  ...new Set(broker.records.filter((record) => record.key === id).map((record) => Number(record.headers['aggregate-version']))),
]; // first occurrences

const pending = async () =>
  (await database.query<{ count: number }>('SELECT count(*)::int AS count FROM outbox WHERE published_at IS NULL'))[0]?.count;

const leases = `SELECT count(*)::int AS held FROM pg_locks WHERE locktype = 'advisory' AND classid = 176 AND granted
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) GROUP BY pid ORDER BY pid`;

describe('the relay', () => {
  it('publishes what was committed, at once, with its envelope', async () => {
    const broker = new RecordingBroker();
    const instance = start(broker);
    const [id] = await addCounters(1);
    await change(instance, id as string);
    await eventually(() => expect(broker.records).toHaveLength(1));
    expect(broker.records[0]).toMatchObject({
      topic: 'user.events.v1',
      key: id,
      value: JSON.stringify({ userId: id }),
      headers: {
        ce_specversion: '1.0',
        ce_type: 'UserUpdated',
        ce_source: 'user',
        ce_subject: id,
        'aggregate-version': '1',
        'correlation-id': id,
      },
    });
    await eventually(async () => expect(await pending()).toBe(0));
  });

  it('publishes nothing of a transaction that was rolled back', async () => {
    const broker = new RecordingBroker();
    const instance = start(broker);
    const [id] = (await addCounters(1)) as [string];
    await instance.unitOfWork
      .run(async () => {
        instance.outbox.emit(fact(UserUpdated, { userId: id }), 1);
        throw new Error('no');
      })
      .catch(() => undefined);
    await change(instance, id);
    await eventually(async () => expect(await pending()).toBe(0));
    expect(broker.records).toHaveLength(1);
  });

  it('loses nothing and keeps the order of each aggregate: 12 writers, 40 aggregates, 720 events, 3 relays', async () => {
    const broker = new RecordingBroker();
    broker.beforeSend = () => pause(Math.random() * 3) as Promise<void>;
    const instances = [start(broker), start(broker), start(broker)] as const;
    const ids = await addCounters(40);
    const write = async (writer: number) => {
      for (let n = 0; n < 60; n += 1) {
        const id = ids[Math.floor(Math.random() * ids.length)] as string;
        await change(instances[writer % 3] as Instance, id, Math.random() * 15);
      }
    };
    await Promise.all(Array.from({ length: 12 }, (_, writer) => write(writer)));
    await eventually(async () => expect(await pending()).toBe(0));
    const counters = await database.query<{ id: string; seq: number }>('SELECT id, seq FROM counters');
    for (const { id, seq } of counters) expect(versionsOf(broker, id)).toEqual(Array.from({ length: seq }, (_, n) => n + 1));
    expect(counters.reduce((total, { seq }) => total + seq, 0)).toBe(720);
  }, 30_000);

  it('repeats a failed send with the same rows until the broker takes them', async () => {
    const broker = new RecordingBroker();
    let failures = 3;
    broker.beforeSend = () => {
      if (failures-- > 0) throw new Error('broker down');
    };
    const instance = start(broker);
    const [id] = (await addCounters(1)) as [string];
    await change(instance, id);
    await change(instance, id);
    await eventually(() => expect(versionsOf(broker, id)).toEqual([1, 2]));
    expect(failures).toBeLessThan(0);
  });

  it('blocks only the aggregate whose record the broker refuses for its size', async () => {
    const broker = new RecordingBroker();
    const [bad, good] = (await addCounters(2)) as [string, string];
    broker.beforeSend = (records) => {
      if (records.some((record) => record.key === bad)) throw new RecordTooLarge();
    };
    const instance = start(broker);
    for (const id of [bad, good, bad, good]) await change(instance, id);
    await eventually(() => expect(versionsOf(broker, good)).toEqual([1, 2]));
    expect(versionsOf(broker, bad)).toEqual([]);
    await eventually(async () =>
      expect(await database.query('SELECT aggregate_version FROM outbox WHERE blocked')).toEqual([{ aggregate_version: 1 }]),
    );
    broker.beforeSend = () => undefined;
    await database.query('UPDATE outbox SET blocked = false'); // the operator's repair
    await eventually(() => expect(versionsOf(broker, bad)).toEqual([1, 2]));
  });

  it('holds back what follows a refused record of its aggregate, also what was written with it', async () => {
    const broker = new RecordingBroker();
    const [bad, good] = (await addCounters(2)) as [string, string];
    let refuses = true;
    broker.beforeSend = (records) => {
      if (refuses && records.some(({ key, headers }) => key === bad && headers['aggregate-version'] === '1')) throw new RecordTooLarge();
    };
    const { unitOfWork, outbox } = start(broker);
    await unitOfWork.run(async () => {
      for (const version of [1, 2]) for (const userId of [bad, good]) outbox.emit(fact(UserUpdated, { userId }), version);
    });
    await eventually(() => expect(versionsOf(broker, good)).toEqual([1, 2]));
    expect(versionsOf(broker, bad)).toEqual([]);
    refuses = false;
    await database.query('UPDATE outbox SET blocked = false');
    await eventually(() => expect(versionsOf(broker, bad)).toEqual([1, 2]));
  });

  it('takes over from an instance whose connection is cut', async () => {
    const broker = new RecordingBroker();
    const first = start(broker);
    const [id] = (await addCounters(1)) as [string];
    await change(first, id);
    await eventually(async () => expect(await pending()).toBe(0));
    const second = start(broker);
    await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'user relay' AND datname = current_database()`,
    );
    await stop(running.shift() as Instance);
    await change(second, id);
    await eventually(() => expect(versionsOf(broker, id)).toEqual([1, 2]));
  });

  it('shares the shards between two instances', async () => {
    const broker = new RecordingBroker();
    start(broker);
    start(broker);
    await eventually(async () => expect(await database.query(leases)).toEqual([{ held: 8 }, { held: 8 }]), 10_000);
  }, 15_000);

  it('tells the instance that holds the shard when another one commits', async () => {
    const broker = new RecordingBroker();
    start(broker);
    await eventually(async () => expect(await database.query(leases)).toEqual([{ held: 16 }]));
    const other = start(broker); // holds nothing yet
    const listener = new Client(database.url);
    await listener.connect();
    await listener.query('LISTEN outbox_pending');
    const told = new Promise((resolve) => listener.once('notification', resolve));
    const [id] = (await addCounters(1)) as [string];
    await change(other, id);
    await told;
    await eventually(() => expect(broker.records).toHaveLength(1));
    await listener.end();
  });
});

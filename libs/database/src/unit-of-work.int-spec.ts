import { createServer, connect, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import {
  appendTo,
  changesTo,
  DatabaseUnavailable,
  sqlStateOf,
  SqlState,
  TransactionAborted,
  TransactionClosed,
  Tx,
  UnitOfWork,
} from '@app/database';
import { createDatabase, type TestDatabase } from '@app/testing';

let database: TestDatabase;
let unitOfWork: UnitOfWork;

const open = (url: string, size = 4) => new UnitOfWork({ DATABASE_URL: url, SERVICE_NAME: 'test', DATABASE_POOL_SIZE: size });

beforeAll(async () => {
  database = await createDatabase();
  await database.query(
    'CREATE TABLE notes (id int PRIMARY KEY, text text NOT NULL, changes int NOT NULL DEFAULT 0, seq bigint GENERATED ALWAYS AS IDENTITY)',
  );
  unitOfWork = open(database.url);
});

afterAll(async () => {
  await unitOfWork.onApplicationShutdown();
  await database.drop();
});

const notes = () => database.query<{ id: number }>('SELECT id FROM notes ORDER BY seq').then((rows) => rows.map((row) => row.id));
const insert = (tx: Tx, id: number) => tx.execute('INSERT INTO notes (id, text) VALUES ($1, $2)', [id, 'text']);

describe('UnitOfWork', () => {
  beforeEach(() => database.query('TRUNCATE notes'));

  it('saves all that the work did and returns its result', async () => {
    await expect(unitOfWork.run(async (tx) => insert(tx, 1))).resolves.toBe(1);
    expect(await notes()).toEqual([1]);
  });

  it('saves nothing when the work throws, and the connection can be used again', async () => {
    const work = unitOfWork.run(async (tx) => {
      await insert(tx, 1);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await notes()).toEqual([]);
  });

  it('rejects when Postgres turns COMMIT into a rollback after a swallowed error', async () => {
    const work = unitOfWork.run(async (tx) => {
      await insert(tx, 1);
      await insert(tx, 1).catch(() => undefined);
    });
    await expect(work).rejects.toThrow(TransactionAborted);
    expect(await notes()).toEqual([]);
  });

  it('flushes appended rows in their order, as one statement, before COMMIT', async () => {
    const table = appendTo('notes', { id: 'int', text: 'text' });
    await unitOfWork.run(async (tx) => {
      for (const id of [3, 1, 2]) tx.append(table, { id, text: `"quoted", \\ and {braces}` });
    });
    expect(await notes()).toEqual([3, 1, 2]);
  });

  describe('a row that is changed', () => {
    const table = changesTo('notes', ['id'], { id: 'int', text: 'text' }, { changes: 'notes.changes + 1' });
    const texts = () => database.query('SELECT id, text, changes FROM notes ORDER BY id');

    it('is written once, as it is at the end, with all others of its table', async () => {
      await unitOfWork.run(async (tx) => {
        await Promise.all([insert(tx, 1), insert(tx, 2), insert(tx, 3)]);
        for (const [id, text] of [[1, 'first'], [2, 'other'], [1, 'last']] as const) tx.save(table, { id, text }); // prettier-ignore
      });
      expect(await texts()).toEqual([
        { id: 1, text: 'last', changes: 1 },
        { id: 2, text: 'other', changes: 1 },
        { id: 3, text: 'text', changes: 0 },
      ]);
    });

    it('can be read again before the end, and changed after that', async () => {
      await unitOfWork.run(async (tx) => {
        await insert(tx, 1);
        tx.save(table, { id: 1, text: 'first' });
        await tx.flush();
        expect(await tx.query('SELECT text FROM notes')).toEqual([{ text: 'first' }]);
        tx.save(table, { id: 1, text: 'second' });
      });
      expect(await texts()).toEqual([{ id: 1, text: 'second', changes: 2 }]);
    });
  });

  it('raises the error of a failed flush', async () => {
    const table = appendTo('notes', { id: 'int', text: 'text' });
    const work = unitOfWork.run(async (tx) => [1, 1].forEach((id) => tx.append(table, { id, text: '' })));
    await expect(work).rejects.toMatchObject({ code: SqlState.uniqueViolation });
  });

  it('refuses a statement that comes after its transaction has ended', async () => {
    const leaked = await unitOfWork.run(async (tx) => tx);
    await expect(insert(leaked, 1)).rejects.toThrow(TransactionClosed);
    expect(() => leaked.append(appendTo('notes', { id: 'int' }), { id: 1 })).toThrow(TransactionClosed);
  });

  it('runs hooks once after COMMIT, and not after a rollback', async () => {
    const calls: string[] = [];
    const hook = () => void calls.push('hook');
    await unitOfWork.run(async (tx) => [tx.afterCommit(hook), tx.afterCommit(hook)]);
    await unitOfWork
      .run(async (tx) => (tx.afterCommit(() => calls.push('rolled back')), Promise.reject(new Error('no'))))
      .catch(() => undefined);
    expect(calls).toEqual(['hook']);
  });

  it('does not nest', async () => {
    await expect(unitOfWork.run(() => unitOfWork.run(async () => 1))).rejects.toThrow('does not nest');
  });

  it('keeps transactions of concurrent calls apart', async () => {
    const same = await Promise.all([1, 2, 3].map((id) => unitOfWork.run(async (tx) => (await insert(tx, id), Tx.current() === tx))));
    expect(same).toEqual([true, true, true]);
    expect((await notes()).sort()).toEqual([1, 2, 3]);
  });

  it('names a backend that was terminated as an outage, not as a failure of the work', async () => {
    const work = unitOfWork.run(async (tx) => {
      await insert(tx, 1);
      const [row] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await database.query('SELECT pg_terminate_backend($1)', [row?.pid]);
      return insert(tx, 2);
    });
    await expect(work).rejects.toThrow(DatabaseUnavailable);
    await unitOfWork.run(async (tx) => insert(tx, 3));
    expect(await notes()).toEqual([3]);
  });

  it('gives up waiting for a lock after two seconds, as a collision', async () => {
    await unitOfWork.run(async (tx) => insert(tx, 1));
    const blocked = unitOfWork.run(async (tx) => {
      await tx.query('SELECT 1 FROM notes WHERE id = 1 FOR UPDATE');
      return unlockedElsewhere();
    });
    await expect(blocked).resolves.toBe(SqlState.lockNotAvailable);
  });
});

/** Tries the same lock outside of the transaction's context. */
const unlockedElsewhere = async () => {
  const [state] = await Promise.allSettled([database.query(`SET lock_timeout = '2s'; SELECT 1 FROM notes WHERE id = 1 FOR UPDATE`)]);
  return state.status === 'rejected' ? sqlStateOf(state.reason) : 'free';
};

describe('UnitOfWork, when the answer to COMMIT is lost', () => {
  let proxy: Server;
  let cutting: 'after' | 'before' | undefined;

  beforeAll(async () => {
    const { hostname, port } = new URL(database.url);
    proxy = createServer((client) => {
      const server = connect(Number(port), hostname);
      for (const socket of [client, server]) socket.on('error', () => undefined).on('close', () => (client.destroy(), server.destroy()));
      server.pipe(client);
      client.on('data', (bytes) => {
        const isCommit = cutting !== undefined && bytes.includes('COMMIT\0');
        if (!isCommit) return void server.write(bytes);
        server.unpipe(client);
        if (cutting === 'before') return void client.destroy();
        server.once('data', () => client.destroy()).resume();
        server.write(bytes);
      });
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => new Promise((resolve) => proxy.close(resolve)));
  beforeEach(() => database.query('TRUNCATE notes'));

  it.each(['after', 'before'] as const)('says that the outcome is unknown, cut %s the server commits; no hook runs', async (moment) => {
    const url = Object.assign(new URL(database.url), { port: String((proxy.address() as AddressInfo).port) }).href;
    const throughProxy = open(url, 1);
    let hooks = 0;
    cutting = moment;
    const work = throughProxy.run(async (tx) => {
      tx.afterCommit(() => (hooks += 1));
      await insert(tx, 1);
    });
    await expect(work).rejects.toThrow(DatabaseUnavailable);
    cutting = undefined;
    expect(hooks).toBe(0);
    expect(await notes()).toEqual(moment === 'after' ? [1] : []);
    await throughProxy.run(async (tx) => insert(tx, 2)); // the pool heals
    await throughProxy.onApplicationShutdown();
  });
});

it('lets nothing be written outside a transaction, so that a BEGIN that failed cannot do harm', async () => {
  const write = unitOfWork.read('INSERT INTO notes (id, text) VALUES ($1, $2)', [9, 'alone']);
  await expect(write).rejects.toMatchObject({ code: '25006' });
});

import { DatabaseUnavailable, UnitOfWork } from '@app/database';
import { createDatabase, type TestDatabase } from '@app/testing';
import { Client } from 'pg';
import type { LinkProxy } from './link-proxy.js';
import { startProxy } from './start-proxy.js';

describe('when the answer to COMMIT is lost', () => {
  let database: TestDatabase;
  let proxy: LinkProxy;
  let url: string;

  beforeAll(async () => {
    database = await createDatabase();
    await database.query('CREATE TABLE notes (id int PRIMARY KEY)');
    const { hostname: host, port } = new URL(database.url);
    proxy = await startProxy({ name: 'database', target: { host, port: Number(port) }, speaks: 'postgres', random: Math.random });
    url = Object.assign(new URL(database.url), { hostname: '127.0.0.1', port: String(proxy.port) }).href;
  });

  afterAll(async () => {
    await proxy.close();
    await database.drop();
  });

  const notes = async () => (await database.query<{ id: number }>('SELECT id FROM notes ORDER BY id')).map(({ id }) => id);

  it('the unit of work does not know what its server knows, and works again at once', async () => {
    const unitOfWork = new UnitOfWork({ DATABASE_URL: url, SERVICE_NAME: 'test', DATABASE_POOL_SIZE: 2 });
    const write = (id: number) => unitOfWork.run((tx) => tx.execute('INSERT INTO notes VALUES ($1)', [id]));
    proxy.lose('commit', 1);
    await expect(write(1)).rejects.toThrow(DatabaseUnavailable);
    await write(2);
    expect(await notes()).toEqual([1, 2]);
    expect(proxy.counts).toEqual({ 'lost-commit': 1 });
    await unitOfWork.onApplicationShutdown();
  });

  it.each([
    ['a simple query', 'COMMIT', 3],
    ['a prepared statement', { name: 'commit', text: 'COMMIT' }, 4],
  ])('it has committed all the same, asked by %s', async (_, commit, id) => {
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('BEGIN');
    await client.query('INSERT INTO notes VALUES ($1)', [id]);
    proxy.lose('commit', 1);
    await expect(client.query(commit)).rejects.toThrow();
    expect(await notes()).toContain(id);
  });
});

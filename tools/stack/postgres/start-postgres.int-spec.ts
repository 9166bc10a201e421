import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgres, type RunningPostgres } from './start-postgres.js';

describe('the embedded Postgres', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'saga-shop-postgres-'));
  let postgres: RunningPostgres;

  beforeAll(async () => {
    postgres = await startPostgres({ dataDir });
  }, 60_000);

  afterAll(async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const query = async (sql: string, url = postgres.adminUrl) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(sql)).rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  };

  it('never trades durability for speed', async () => {
    const [row] = await query(`SELECT current_setting('fsync') fsync, current_setting('synchronous_commit') commit`);
    expect(row).toEqual({ fsync: 'on', commit: 'on' });
  });

  it('is reached by its socket where the client knows how, by TCP otherwise', async () => {
    const url = postgres.urlFor('postgres', new URL(postgres.adminUrl).password, 'postgres');
    const byTcp = url.replace(/\?.*/, '');
    expect(await query('SELECT inet_server_addr() IS NULL AS socket', url)).toEqual([{ socket: true }]);
    expect(await query('SELECT inet_server_addr() IS NULL AS socket', byTcp)).toEqual([{ socket: false }]);
  });

  it('knows letters beyond ASCII', async () => {
    expect(await query(`SELECT lower('ÄÉŁ') AS lower`)).toEqual([{ lower: 'äéł' }]);
  });

  it('comes back after SIGKILL with what was committed, on the same port', async () => {
    await query('CREATE TABLE kept (id int); INSERT INTO kept VALUES (1)');
    await postgres.kill();
    await postgres.restart();
    expect(await query('SELECT id FROM kept')).toEqual([{ id: 1 }]);
  });

  it('takes the place of a server that a killed run left behind', async () => {
    const left = postgres.process.pid;
    const second = await startPostgres({ dataDir, port: postgres.port });
    expect(second.process.pid).not.toBe(left);
    expect(postgres.process.isRunning).toBe(false);
    expect(await query('SELECT id FROM kept', second.adminUrl)).toEqual([{ id: 1 }]);
    postgres = second;
  });
});

import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { appOf, databaseUrl, ensureDatabases, migratorOf } from './ensure-databases.js';

const adminUrl = process.env['TEST_POSTGRES_ADMIN_URL'] ?? '';
const unique = randomBytes(4).toString('hex');
const shop = `shop_${unique}`;
const other = `other_${unique}`;
const password = 'test';

const urlOf = (role: string, database: string): string => {
  const url = new URL(databaseUrl(adminUrl, database));
  url.username = role;
  url.password = password;
  return url.href;
};

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the roles of a service', () => {
  const asMigrator = (sql: string) => query(urlOf(migratorOf(shop), shop), sql);
  const asApp = (sql: string) => query(urlOf(appOf(shop), shop), sql);

  beforeAll(async () => {
    const passwords = { [shop]: { migrator: password, app: password }, [other]: { migrator: password, app: password } };
    await ensureDatabases(adminUrl, passwords);
    await ensureDatabases(adminUrl, passwords);
    await asMigrator('CREATE TABLE things (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text)');
  });

  it('let the app read and write rows of tables that the migrator made', async () => {
    await asApp(`INSERT INTO things (name) VALUES ('one')`);
    await asApp(`UPDATE things SET name = 'two'`);
    expect(await asApp('SELECT name FROM things')).toEqual([{ name: 'two' }]);
    await asApp('DELETE FROM things');
  });

  it.each([
    ['create a table', 'CREATE TABLE mine (id int)'],
    ['create a schema', 'CREATE SCHEMA mine'],
    ['create a temporary table', 'CREATE TEMPORARY TABLE mine (id int)'],
    ['alter a table', 'ALTER TABLE things ADD COLUMN more text'],
    ['drop a table', 'DROP TABLE things'],
    ['empty a table', 'TRUNCATE things'],
    ['become the migrator', `SET ROLE "${migratorOf(shop)}"`],
    ['create a database', 'CREATE DATABASE mine'],
    ['create a role', 'CREATE ROLE mine'],
    ['read the passwords', 'SELECT rolpassword FROM pg_authid'],
    ['read a file of the server', `SELECT pg_read_file('PG_VERSION')`],
  ])('do not let the app %s', async (_, sql) => {
    await expect(asApp(sql)).rejects.toThrow(/permission denied|must be owner|no schema/);
  });

  it.each(['postgres', 'template1', other])('let nobody of this service into the database %s', async (database) => {
    for (const role of [appOf(shop), migratorOf(shop)]) {
      await expect(query(urlOf(role, database), 'SELECT 1')).rejects.toThrow('permission denied for database');
    }
  });

  it('limit how long the app may hold things up', async () => {
    const names = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];
    const settings = await Promise.all(names.map((name) => asApp(`SHOW ${name}`)));
    expect(settings.flat()).toEqual([{ statement_timeout: '5s' }, { lock_timeout: '2s' }, { idle_in_transaction_session_timeout: '20s' }]);
  });
});

import { randomBytes } from 'node:crypto';
import { auditorOf, ensureAuditors } from './ensure-auditors.js';
import { databaseUrl, ensureDatabases, migratorOf } from './ensure-databases.js';
import { withClient } from './with-client.js';

const adminUrl = process.env['TEST_POSTGRES_ADMIN_URL'] ?? '';
const unique = randomBytes(4).toString('hex');
const shop = `audited_${unique}`;
const other = `unaudited_${unique}`;
const password = 'test';
const rights = { [shop]: { things: 'id, name', later: 'id' } };

const query = (role: string, database: string, sql: string, options = ''): Promise<unknown[]> => {
  const url = new URL(databaseUrl(adminUrl, database));
  url.username = role;
  url.password = password;
  url.searchParams.set('options', options);
  return withClient(url.href, async (client) => (await client.query(sql)).rows);
};
const asMigrator = (sql: string) => query(migratorOf(shop), shop, sql);
const asAuditor = (sql: string, options?: string) => query(auditorOf(shop), shop, sql, options);
const asWriter = (sql: string) => asAuditor(sql, '-c default_transaction_read_only=off');

describe('an auditor', () => {
  beforeAll(async () => {
    const words = { migrator: password, app: password };
    await ensureDatabases(adminUrl, { [shop]: words, [other]: words });
    await asMigrator('CREATE TABLE things (id int PRIMARY KEY, name text, secret text)');
    await asMigrator(`INSERT INTO things VALUES (1, 'one', 'hidden')`);
    await ensureAuditors(adminUrl, { [shop]: password }, rights);
  });

  it('reads what it may read', async () => {
    expect(await asAuditor('SELECT id, name FROM things')).toEqual([{ id: 1, name: 'one' }]);
    expect(await asAuditor('SELECT count(*)::int AS count FROM things')).toEqual([{ count: 1 }]);
  });

  it('reads a table that came later, once it is told again', async () => {
    await asMigrator('CREATE TABLE later (id int)');
    await expect(asAuditor('SELECT id FROM later')).rejects.toThrow('permission denied');
    await ensureAuditors(adminUrl, { [shop]: password }, rights);
    expect(await asAuditor('SELECT id FROM later')).toEqual([]);
  });

  it.each([
    ['read another column', 'SELECT secret FROM things'],
    ['read all columns', 'SELECT * FROM things'],
    ['insert', 'INSERT INTO things VALUES (2)'],
    ['update', `UPDATE things SET name = 'two'`],
    ['delete', 'DELETE FROM things'],
    ['empty a table', 'TRUNCATE things'],
    ['lock rows', 'SELECT id FROM things FOR UPDATE'],
    ['create a table', 'CREATE TABLE mine (id int)'],
    ['create a temporary table', 'CREATE TEMPORARY TABLE mine (id int)'],
    ['become the migrator', `SET ROLE "${migratorOf(shop)}"`],
    ['read a file of the server', `SELECT pg_read_file('PG_VERSION')`],
  ])('may not %s, even when it says that it will write', async (_, sql) => {
    await expect(asAuditor(sql)).rejects.toThrow(/permission denied|read-only transaction/);
    await expect(asWriter(sql)).rejects.toThrow(/permission denied/);
  });

  it.each(['postgres', other])('may not enter the database %s', (database) =>
    expect(query(auditorOf(shop), database, 'SELECT 1')).rejects.toThrow('permission denied for database'),
  );
});

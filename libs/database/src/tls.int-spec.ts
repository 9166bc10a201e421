import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { Authority, describeWithCertificates, eventually } from '@app/testing';
import { Client, type ClientConfig } from 'pg';
import { poolOptions } from './pool-options.js';

const secured = `SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()`;

describeWithCertificates('a connection to a database that shows a certificate', () => {
  const url = new URL(process.env['TEST_POSTGRES_ADMIN_URL'] ?? '');
  url.hostname = 'localhost';
  let ours: Authority;
  let another: Authority;

  async function ask(options: ClientConfig, sql: string, values: unknown[] = []): Promise<unknown> {
    const client = new Client(options);
    try {
      await client.connect();
      return (await client.query(sql, values)).rows[0];
    } finally {
      await client.end();
    }
  }

  const asAdmin = (sql: string) => ask({ connectionString: url.href }, sql);
  const connect = (security: string) => ask(poolOptions(`${url.href}?${security}`, 'tls-test'), secured);

  /** Postgres reads its key only from a file of its own that nobody else can read. */
  const write = (file: string, pem: string) =>
    asAdmin(`COPY (SELECT unnest(string_to_array('${pem.trim()}', E'\\n'))) TO PROGRAM 'umask 077; cat > ${file}'`);

  beforeAll(async () => {
    [ours, another] = [new Authority(), new Authority()];
    const { cert, key } = ours.issue();
    await write('test-server.pem', cert);
    await write('test-server.key', key);
    for (const setting of [`ssl_cert_file = 'test-server.pem'`, `ssl_key_file = 'test-server.key'`, 'ssl = on'])
      await asAdmin(`ALTER SYSTEM SET ${setting}`);
    await asAdmin('SELECT pg_reload_conf()');
    await eventually(async () => expect(await asAdmin('SHOW ssl')).toEqual({ ssl: 'on' }));
  });

  afterAll(async () => {
    for (const setting of ['ssl', 'ssl_cert_file', 'ssl_key_file']) await asAdmin(`ALTER SYSTEM RESET ${setting}`);
    await asAdmin('SELECT pg_reload_conf()');
    ours.remove();
    another.remove();
  });

  it('is encrypted, and made with who is vouched for by the authority that the URL names', async () => {
    expect(await connect(`sslmode=verify-full&sslrootcert=${ours.file}`)).toEqual({ ssl: true });
  });

  it('is encrypted by the authorities that the process believes, when the URL names none', async () => {
    const believed = getCACertificates('default');
    await expect(connect('sslmode=verify-full')).rejects.toThrow(/unable to verify|self-signed/);
    setDefaultCACertificates([ours.cert]);
    try {
      expect(await connect('sslmode=verify-full')).toEqual({ ssl: true });
    } finally {
      setDefaultCACertificates(believed);
    }
  });

  it('is not made when another authority is believed', async () => {
    await expect(connect(`sslmode=verify-full&sslrootcert=${another.file}`)).rejects.toThrow(/unable to verify|self-signed/);
  });
});

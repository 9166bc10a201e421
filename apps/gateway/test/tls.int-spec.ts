import { request } from 'node:https';
import { json } from 'node:stream/consumers';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { startService, type RunningService } from '@app/platform';
import { newId } from '@app/kernel';
import { Authority, describeWithCertificates, TestIssuer } from '@app/testing';
import { gatewayService } from '../src/service.js';
import { Upstream } from './upstream.js';

describeWithCertificates('with certificates, the gateway', () => {
  const believed = getCACertificates('default');
  let ours: Authority;
  let another: Authority;
  let issuer: TestIssuer;
  let keys: string;
  let service: Upstream;
  let gateway: RunningService | undefined;

  beforeAll(async () => {
    [ours, another, issuer] = [new Authority(), new Authority(), await TestIssuer.start()];
    keys = await (await fetch(issuer.jwksUrl)).text();
  });

  // A new one each time: connections that were once believed in are kept by the process.
  beforeEach(async () => {
    service = await new Upstream(ours.issue()).start();
    service.script = ({ url }, response) => {
      response.setHeader('content-type', 'application/json').end(url === '/.well-known/jwks.json' ? keys : '{}');
    };
  });

  afterEach(async () => {
    await gateway?.close();
    await service.stop();
    setDefaultCACertificates(believed); // what a service believes, its whole process does
  });

  afterAll(async () => {
    await issuer.stop();
    ours.remove();
    another.remove();
  });

  async function start(env: Readonly<Record<string, string>>): Promise<RunningService> {
    const everywhere = Object.fromEntries(['USER', 'CATALOG', 'ORDER', 'PAYMENT'].map((name) => [`${name}_URL`, service.url]));
    const JWKS_URL = `${service.url}/.well-known/jwks.json`;
    gateway = await startService(gatewayService, { env: { LOG_LEVEL: 'silent', PORT: '0', JWKS_URL, ...everywhere, ...env } });
    return gateway;
  }

  const shown = (names?: string) => {
    const { cert, key } = ours.issue(names);
    return { TLS_CERT: cert, TLS_KEY: key };
  };

  /** A client that believes `authority`, or everybody. */
  const get = (path: string, authority: Authority, authorization = ''): Promise<{ status: number; body: Record<string, unknown> }> =>
    new Promise((resolve, reject) => {
      const options = { ca: authority.cert, agent: false as const, headers: { authorization } };
      request(`${gateway?.url}${path}`, options, (answer) => {
        json(answer).then((body) => resolve({ status: answer.statusCode ?? 0, body: body as Record<string, unknown> }), reject);
      })
        .on('error', reject)
        .end();
    });

  it('serves clients that believe its authority, and asks services and keys that its own authority vouches for', async () => {
    await start({ ...shown(), TLS_CA_FILE: ours.file });
    expect(gateway?.url).toMatch(/^https:/);
    expect(await get('/api/v1/products', ours)).toMatchObject({ status: 200 });
    expect(await get('/api/v1/orders', ours, await issuer.bearer(newId(), 'customer'))).toMatchObject({ status: 200 });
  });

  it('finds instances by name, and looks for that name on their certificate', async () => {
    const named = await new Upstream(ours.issue('DNS:localhost')).start();
    try {
      await start({ ...shown(), TLS_CA_FILE: ours.file, ORDER_URL: `dns+https://localhost:${named.port}` });
      const authorization = await issuer.bearer(newId(), 'customer');
      expect(await get('/api/v1/orders', ours, authorization)).toMatchObject({ status: 200 });
      expect(named.received.map(({ url }) => url)).toContain('/api/v1/orders');
    } finally {
      await named.stop();
    }
  });

  it('is refused by clients that believe another authority, or that look for another name', async () => {
    await start({ ...shown(), TLS_CA_FILE: ours.file });
    await expect(get('/api/v1/products', another)).rejects.toThrow(/unable to verify|self-signed/);
    await gateway?.close();
    await start({ ...shown('DNS:elsewhere.example'), TLS_CA_FILE: ours.file });
    await expect(get('/api/v1/products', ours)).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });

  it.each([
    ['believes another authority', () => ({ TLS_CA_FILE: another.file })],
    ['believes those of the system only', () => ({})],
  ])('asks no service when it %s', async (_, trust) => {
    await start({ ...shown(), ...trust() });
    expect(await get('/api/v1/products', ours)).toMatchObject({ status: 502, body: { code: 'bad-gateway' } });
    expect(service.received).toEqual([]);
  });

  it('does not answer plain HTTP, nor the protocols before TLS 1.2', async () => {
    const { url } = await start({ ...shown(), TLS_CA_FILE: ours.file });
    await expect(fetch(`${url.replace('https', 'http')}/api/v1/products`)).rejects.toThrow();
    // Without this the client itself would refuse, whatever the server thinks of it.
    const willing = { ciphers: 'DEFAULT@SECLEVEL=0', maxVersion: 'TLSv1.1', minVersion: 'TLSv1.1' } as const;
    const old = new Promise((resolve, reject) =>
      request(url, { ca: ours.cert, ...willing }, resolve)
        .on('error', reject)
        .end(),
    );
    await expect(old).rejects.toThrow('alert protocol version');
  });

  it.each([
    ['TLS_KEY', () => ({ TLS_CERT: shown().TLS_CERT })],
    ['TLS_CERT', () => ({ TLS_KEY: shown().TLS_KEY })],
    ['TLS_CA', () => ({ ...shown(), TLS_CA: 'no certificate' })],
    ['TLS_CA_FILE', () => ({ ...shown(), TLS_CA_FILE: '/nowhere' })],
  ])('does not start with half of it, and names %s', async (name, env) => {
    await expect(start(env())).rejects.toThrow(`  ${name}: `);
  });
});

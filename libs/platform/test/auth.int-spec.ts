import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { startService, type RunningService } from '../src/index.js';
import { mugService } from './demo-service.js';
import { account, Issuer, type TokenOptions } from './issuer.js';

describe('access tokens', () => {
  const issuer = new Issuer();
  let service: RunningService;
  const get = (path: string, token: string) =>
    fetch(`${service.url}/api/v1/mugs/${path}`, { headers: { authorization: `Bearer ${token}` } });
  const statusWith = async (options: TokenOptions) => (await get('mine', await issuer.token(options))).status;

  beforeAll(async () => {
    await issuer.start();
    service = await startService(mugService, { env: { LOG_LEVEL: 'silent', JWKS_URL: issuer.url } });
  });
  afterAll(async () => {
    await service.close();
    await issuer.stop();
  });

  it('say who calls', async () => {
    const response = await get('mine', await issuer.token());
    expect([response.status, await response.json()]).toEqual([200, { id: account, roles: ['customer'], sessionId: 'session-1' }]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('open what their roles allow, and nothing else', async () => {
    expect((await get('secret', await issuer.token({ roles: ['potter'] }))).status).toBe(200);
    const refused = await get('secret', await issuer.token());
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'forbidden' }]);
  });

  it.each<[string, TokenOptions]>([
    ['another issuer', { issuer: 'elsewhere' }],
    ['another audience', { audience: 'elsewhere' }],
    ['another kind of token', { typ: 'JWT' }],
    ['a token that has expired', { expires: '-6s' }],
    ['a key that nobody published', { kid: 'unknown' }],
  ])('are refused from %s', async (_, options) => {
    expect(await statusWith(options)).toBe(401);
  });

  it('are refused without a key id, with a forged signature, unsigned, or signed with a shared secret', async () => {
    const { privateKey } = await generateKeyPair('EdDSA');
    const claims = new SignJWT({ roles: [] }).setSubject(account).setIssuer('saga-shop').setAudience('saga-shop-api').setIssuedAt();
    const shared = claims.setExpirationTime('5m').setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'first' });
    const unsigned = new UnsecuredJWT({ roles: [] }).setSubject(account).setIssuer('saga-shop').setAudience('saga-shop-api').encode();
    const tokens = [
      await issuer.token({ kid: '' }),
      await issuer.token({ key: privateKey }),
      unsigned,
      await shared.sign(Buffer.alloc(32, 1)),
      'nonsense',
    ];
    const statuses = await Promise.all(tokens.map(async (token) => (await get('mine', token)).status));
    expect(statuses).toEqual([401, 401, 401, 401, 401]);
  });

  it('are accepted a little after they expired, because clocks differ', async () => {
    expect(await statusWith({ expires: '-2s' })).toBe(200);
  });

  it('are accepted with a new key as soon as it is published', async () => {
    await issuer.rotate('second');
    const token = await issuer.token();
    while ((await get('mine', token)).status === 401); // at most one question per second goes to the issuer
    expect((await get('mine', token)).status).toBe(200);
    expect(issuer.requests).toBeLessThan(5);
  });

  it('go on being accepted while the keys cannot be fetched', async () => {
    issuer.isDown = true;
    expect(await statusWith({})).toBe(200);
    issuer.isDown = false;
  });
});

describe('a service that has never reached the keys', () => {
  it('says that it cannot tell, not that the token is wrong', async () => {
    const issuer = new Issuer();
    await issuer.start();
    issuer.isDown = true;
    const service = await startService(mugService, { env: { LOG_LEVEL: 'silent', JWKS_URL: issuer.url } });
    const ask = async () => fetch(`${service.url}/api/v1/mugs/mine`, { headers: { authorization: `Bearer ${await issuer.token()}` } });
    const refused = await ask();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    issuer.isDown = false;
    expect((await ask()).status).toBe(200);
    await service.close();
    await issuer.stop();
  });
});

describe('a service that has just started', () => {
  it('believes no token until it knows which sessions had ended before', async () => {
    const issuer = new Issuer();
    await issuer.start();
    issuer.ended.push('session-1');
    issuer.tellsEnded = false;
    const service = await startService(mugService, { env: { LOG_LEVEL: 'silent', JWKS_URL: issuer.url } });
    const ask = async () => fetch(`${service.url}/api/v1/mugs/mine`, { headers: { authorization: `Bearer ${await issuer.token()}` } });
    const early = await ask();
    expect([early.status, early.headers.get('retry-after')]).toEqual([503, '1']);
    issuer.tellsEnded = true;
    const refused = await ask();
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('the session has ended')]);
    await service.close();
    await issuer.stop();
  });
});

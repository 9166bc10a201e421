import { hash } from '@node-rs/argon2';
import { eventually } from '@app/testing';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { password, TestUserService } from './start-user.js';

describe('sessions', () => {
  let users: TestUserService;

  beforeAll(async () => {
    users = await TestUserService.start();
    await users.register('ada@example.com');
  });
  afterAll(() => users.stop());

  const verify = (token: string) =>
    jwtVerify(token, createRemoteJWKSet(new URL('/.well-known/jwks.json', users.service.url)), {
      algorithms: ['EdDSA'],
      typ: 'at+jwt',
      issuer: 'saga-shop',
      audience: 'saga-shop-api',
    });

  it('begin with a token that anyone can check', async () => {
    const { status, body, headers } = await users.logIn('Ada@example.com');
    expect([status, headers.get('cache-control')]).toEqual([201, 'no-store']);
    expect(body).toEqual({
      accessToken: expect.any(String),
      tokenType: 'Bearer',
      expiresIn: 600,
      refreshToken: expect.stringMatching(/^[\w-]{43}$/),
    });
    const { payload, protectedHeader } = await verify(String(body['accessToken']));
    expect(payload).toMatchObject({
      roles: ['customer'],
      jti: expect.any(String),
      sid: expect.any(String),
      exp: Number(payload.iat) + 600,
    });
    expect(protectedHeader).toMatchObject({ alg: 'EdDSA', typ: 'at+jwt', kid: expect.any(String) });
  });

  it('outlive a restart: the key is kept, locked', async () => {
    const token = await users.tokenOf('ada@example.com');
    await users.restart();
    await verify(token);
    expect(decodeProtectedHeader(await users.tokenOf('ada@example.com')).kid).toBe(decodeProtectedHeader(token).kid);
    const [row] = await users.database.query<{ private_key: Buffer }>('SELECT private_key FROM signing_keys');
    expect(row?.private_key.includes(Buffer.from('302e0201', 'hex'))).toBe(false);
  });

  it('need the secret that the key was locked with', async () => {
    await expect(users.restart({ SIGNING_KEY_SECRET: 'another-secret' })).rejects.toThrow('SIGNING_KEY_SECRET');
    await users.restart();
  });

  it('are refused in the same words for a wrong password and an unknown address', async () => {
    const [wrong, unknown] = await Promise.all([users.logIn('ada@example.com', 'wrong'), users.logIn('nobody@example.com')]);
    const words = ({ status, body }: typeof wrong) => ({ status, ...body, instance: undefined });
    expect(words(wrong)).toMatchObject({ status: 401, code: 'bad-credentials' });
    expect(words(wrong)).toEqual(words(unknown));
    expect((await users.logIn('ada@example.com')).status).toBe(201);
  });

  it('take one password however the keyboard composes it', async () => {
    await users.register('zoe@example.com', { password: 'pa\u0308sswort' });
    expect((await users.logIn('zoe@example.com', 'p\u00e4sswort')).status).toBe(201);
  });

  it('are held up from the fifth failure on, with or without an account', async () => {
    await users.register('target@example.com');
    for (const email of ['target@example.com', 'absent@example.com']) {
      for (let guess = 0; guess < 5; guess++) expect((await users.logIn(email, `guess ${guess}`)).status).toBe(401);
      const held = await users.logIn(email);
      expect(held).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } });
      expect(Number(held.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    }
    await eventually(async () => expect((await users.logIn('target@example.com')).status).toBe(201));
    expect((await users.logIn('target@example.com', 'wrong')).status).toBe(401);
    expect((await users.logIn('target@example.com')).status).toBe(201);
  });

  it('do not fall to many guesses at once', async () => {
    await users.register('rush@example.com');
    const guesses = Array.from({ length: 30 }, (_, index) => users.logIn('rush@example.com', index === 29 ? password : `guess ${index}`));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(6);
    expect(statuses).not.toContain(201);
  });

  it('do not make an honest crowd wait', async () => {
    const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await users.logIn('ada@example.com')).status));
    expect(new Set(statuses)).toEqual(new Set([201]));
  });

  it('renew a hash that was made when machines were slower', async () => {
    await users.register('old@example.com');
    const weak = await hash(password, { memoryCost: 4_096, timeCost: 1 });
    await users.database.query(`UPDATE users SET password_hash = $1 WHERE email_key = 'old@example.com'`, [weak]);
    expect((await users.logIn('old@example.com')).status).toBe(201);
    const [row] = await users.database.query<{ password_hash: string }>(
      `SELECT password_hash FROM users WHERE email_key = 'old@example.com'`,
    );
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await users.logIn('old@example.com')).status).toBe(201);
  });
});

describe('attempts to log in or to register', () => {
  let users: TestUserService;

  beforeAll(async () => {
    users = await TestUserService.start({ AUTH_ATTEMPTS_PER_MINUTE: '3', TRUST_PROXY_HOPS: '1' });
  });
  afterAll(() => users.stop());

  it('are counted per network address, in the database', async () => {
    const attempt = async (ip: string) =>
      (await users.call('/api/v1/sessions', { body: { email: 'a@example.com', password }, headers: { 'x-forwarded-for': ip } })).status;
    let tries = 0;
    // A minute may end while we count, and with it the count: then we begin anew, from other addresses.
    await eventually(async () => {
      tries += 1;
      const [busy, idle] = [`203.0.113.${tries}`, `198.51.100.${tries}`];
      expect([await attempt(busy), await attempt(busy), await attempt(busy)]).not.toContain(429);
      await users.restart();
      expect([await attempt(busy), await attempt(idle)]).toEqual([429, expect.any(Number)]);
      expect(await attempt(idle)).not.toBe(429);
    });
  });
});

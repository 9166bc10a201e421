import { eventually } from '@app/testing';
import { ForgetWhatIsOver } from '../src/forget-what-is-over.js';
import { password, TestUserService } from './start-user.js';

describe('somebody who guesses', () => {
  let users: TestUserService;
  let log = '';

  beforeAll(async () => {
    users = await TestUserService.start({ LOG_LEVEL: 'warn' }, { write: (line) => (log += line) });
    await users.register('ada@example.com');
  });
  afterAll(() => users.stop());

  const hashes = () => users.counted('password_hashes_total');
  const securityEvents = () =>
    log
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ security }) => security);

  it('cannot tell an unknown address by the work that it makes: one hash, either way', async () => {
    const work = async (email: string, guess: string) => {
      const before = await hashes();
      const { status } = await users.logIn(email, guess);
      return [status, (await hashes()) - before];
    };
    expect(await work('ada@example.com', 'wrong')).toEqual([401, 1]);
    expect(await work('nobody@example.com', 'wrong')).toEqual([401, 1]);
    expect(await work('ada@example.com', password)).toEqual([201, 1]);
  });

  it('is held up for fifteen minutes at most, also after many failures and a restart, and never for good', async () => {
    await users.register('mary@example.com');
    for (let guess = 0; guess < 5; guess++) await users.logIn('mary@example.com', 'wrong');
    await users.database.query('UPDATE login_failures SET failures = 500, blocked_until = now()');
    expect((await users.logIn('mary@example.com', 'wrong')).status).toBe(401);
    await users.restart();
    const held = await users.logIn('mary@example.com');
    expect([held.status, Number(held.headers.get('retry-after'))]).toEqual([429, 900]);
    await users.database.query('UPDATE login_failures SET blocked_until = now()');
    expect((await users.logIn('mary@example.com')).status).toBe(201);
  });

  it('of refresh tokens is told in the log, by ids alone', async () => {
    const { refreshToken } = await users.session('ada@example.com');
    const { body } = await users.refresh(refreshToken);
    await users.refresh(String(body['refreshToken']));
    log = '';
    await users.refresh(refreshToken);
    expect(securityEvents()).toMatchObject([{ event: 'refresh token reused', sessionId: expect.any(String), userId: expect.any(String) }]);
    expect(log).not.toContain(refreshToken);
    expect(await users.counted('security_events_total', 'refresh-token-reused')).toBe(1);
  });

  it('is forgotten in the end, and so are sessions that are over', async () => {
    const [over, open] = [await users.session('ada@example.com'), await users.session('ada@example.com')];
    await users.call('/api/v1/sessions/current', { method: 'DELETE', token: over.accessToken });
    await eventually(async () => expect(await users.statusWith(over.accessToken)).toBe(401));
    await users.database.query(`UPDATE sessions SET ended_at = ended_at - interval '2 days'`);
    await users.database.query(`UPDATE auth_attempts SET minute = minute - interval '2 hours'`);
    await users.service.app.get(ForgetWhatIsOver).run();
    const [left] = await users.database.query(
      `SELECT (SELECT count(*)::int FROM auth_attempts) AS attempts, (SELECT count(*)::int FROM sessions WHERE ended_at IS NOT NULL) AS ended`,
    );
    expect(left).toEqual({ attempts: 0, ended: 0 });
    expect((await users.refresh(open.refreshToken)).status).toBe(200);
  });

  it('is noticed by an old refresh token for as long as its session may last', async () => {
    const first = await users.session('ada@example.com');
    const second = (await users.refresh(first.refreshToken)).body['refreshToken'];
    await users.database.query(`UPDATE refresh_tokens SET issued_at = issued_at - interval '29 days'`);
    await users.database.query(`UPDATE sessions SET rotated_at = rotated_at - interval '1 day'`);
    await users.service.app.get(ForgetWhatIsOver).run();
    expect((await users.refresh(first.refreshToken)).body).toMatchObject({ code: 'refresh-token-reused' });
    expect((await users.refresh(String(second))).status).toBe(401);
  });

  it('does not get far with the passwords that everybody has: they are not taken', async () => {
    expect(await users.register('new@example.com', { password: 'Password1' })).toMatchObject({
      status: 400,
      body: { code: 'validation-failed', errors: [{ pointer: '#/password' }] },
    });
  });
});

describe('too many refreshes from one address', () => {
  it('are refused like too many log-ins', async () => {
    const users = await TestUserService.start({ AUTH_ATTEMPTS_PER_MINUTE: '3' });
    await eventually(async () => {
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 4; attempt++) statuses.push((await users.refresh('A'.repeat(43))).status);
      expect(statuses.at(-1)).toBe(429);
    });
    await users.stop();
  });
});

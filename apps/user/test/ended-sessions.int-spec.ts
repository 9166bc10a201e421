import { TokenVerifier, Jwks, PublishedEndedSessions } from '@app/platform';
import { eventually } from '@app/testing';
import { decodeJwt } from 'jose';
import { CheckPassword } from '../src/passwords/check-password.js';
import { BeginSession } from '../src/sessions/begin-session.js';
import { password, TestUserService, type Tokens } from './start-user.js';

describe('a session', () => {
  let users: TestUserService;

  beforeAll(async () => {
    users = await TestUserService.start();
  });
  afterAll(() => users.stop());

  const end = (path: string, { accessToken: token }: Tokens) => users.call(`/api/v1/sessions${path}`, { method: 'DELETE', token });
  const sidOf = ({ accessToken }: Tokens) => String(decodeJwt(accessToken)['sid']);
  const isRefused = async (tokens: Tokens) => {
    await eventually(async () => expect(await users.statusWith(tokens.accessToken)).toBe(401));
    expect((await users.refresh(tokens.refreshToken)).status).toBe(401);
  };
  const isGood = async (tokens: Tokens) => expect(await users.statusWith(tokens.accessToken)).toBe(200);
  const somebody = async (email: string, sessions: number): Promise<Tokens[]> => {
    await users.register(email);
    return Promise.all(Array.from({ length: sessions }, () => users.session(email)));
  };

  it('ends with a log-out, together with its access token', async () => {
    const [mine, other] = (await somebody('ada@example.com', 2)) as [Tokens, Tokens];
    expect((await end('/current', mine)).status).toBe(204);
    await isRefused(mine);
    await isGood(other);
  });

  it('is listed for its owner alone, and is ended by them alone', async () => {
    const [mine, lost] = (await somebody('grace@example.com', 2)) as [Tokens, Tokens];
    const [stranger] = (await somebody('eve@example.com', 1)) as [Tokens];
    const { body } = await users.call('/api/v1/sessions?limit=1', { token: mine.accessToken });
    const rest = await users.call(`/api/v1/sessions?limit=1&cursor=${body['next']}`, { token: mine.accessToken });
    const items = [body, rest.body].flatMap((page) => page['items'] as Record<string, unknown>[]);
    expect(items).toHaveLength(2);
    expect(items.find(({ isCurrent }) => isCurrent)).toMatchObject({ id: sidOf(mine), client: expect.any(String) });
    expect(rest.body).toMatchObject({ next: null, prev: expect.any(String) });
    expect(await end(`/${sidOf(lost)}`, stranger)).toMatchObject({ status: 404, body: { code: 'unknown-session' } });
    await isGood(lost);
    expect((await end(`/${sidOf(lost)}`, mine)).status).toBe(204);
    await isRefused(lost);
    expect((await end(`/${sidOf(lost)}`, mine)).status).toBe(404);
    await isGood(mine);
  });

  it('ends with all others of its account when the owner says so', async () => {
    const sessions = await somebody('mary@example.com', 3);
    expect((await end('', sessions[0] as Tokens)).status).toBe(204);
    for (const tokens of sessions) await isRefused(tokens);
  });

  it('is ended by an administrator, and by no one else', async () => {
    const admin = await users.account('admin@example.com', ['admin']);
    const { id, token } = await users.account('rosa@example.com');
    const path = `/api/v1/users/${id}/sessions`;
    expect((await users.call(path, { method: 'DELETE', token })).status).toBe(403);
    expect((await users.call(path, { method: 'DELETE', token: admin.token })).status).toBe(204);
    await eventually(async () => expect(await users.statusWith(token)).toBe(401));
  });

  it('has the roles of the moment it begins, not those from before its password was checked', async () => {
    const admin = await users.account('root@example.com', ['admin']);
    const { id } = await users.account('former@example.com', ['finance']);
    const asAdmin = (method: string, what: string, body?: object) =>
      users.call(`/api/v1/users/${id}/${what}`, { method, token: admin.token, ...(body && { body }) });
    const checked = await users.service.app.get(CheckPassword).run({ email: 'former@example.com', password });
    expect((await asAdmin('PUT', 'roles', { roles: ['customer'] })).status).toBe(200);
    expect((await asAdmin('DELETE', 'sessions')).status).toBe(204);
    const { accessToken } = await users.service.app.get(BeginSession).run(checked, undefined);
    expect(decodeJwt(accessToken)['roles']).toEqual(['customer']);
  });

  it('ends with its account', async () => {
    const [mine, other] = (await somebody('once@example.com', 2)) as [Tokens, Tokens];
    const { accessToken: token } = mine;
    expect((await users.call('/api/v1/users/me', { method: 'DELETE', token, headers: { 'if-match': '"1"' } })).status).toBe(204);
    await isRefused(mine);
    await isRefused(other);
  });

  it('ends when the password is changed elsewhere, and goes on where it was', async () => {
    const [mine, other] = (await somebody('joan@example.com', 2)) as [Tokens, Tokens];
    const change = (currentPassword: string, newPassword = 'another good one') =>
      users.call('/api/v1/users/me/password', { method: 'PUT', body: { currentPassword, newPassword }, token: mine.accessToken });
    expect(await change('wrong')).toMatchObject({ status: 403, body: { code: 'wrong-password' } });
    expect(await change(password, 'Password1')).toMatchObject({ status: 400, body: { errors: [{ pointer: '#/newPassword' }] } });
    expect((await change(password)).status).toBe(204);
    await isRefused(other);
    await isGood(mine);
    expect((await users.refresh(mine.refreshToken)).status).toBe(200);
    expect((await users.logIn('joan@example.com')).status).toBe(401);
    expect((await users.logIn('joan@example.com', 'another good one')).status).toBe(201);
  });

  it('is known to be over by whoever verifies tokens, within a second and after a restart of theirs', async () => {
    const [mine] = (await somebody('ruth@example.com', 1)) as [Tokens];
    const verifier = () => {
      const { url } = users.service;
      const keys = new Jwks(`${url}/.well-known/jwks.json`);
      const rules = { issuer: 'saga-shop', audience: 'saga-shop-api' };
      const made = new TokenVerifier(keys, rules, new PublishedEndedSessions(`${url}/internal/ended-sessions`));
      made.start();
      return made;
    };
    const early = verifier();
    const bearer = `Bearer ${mine.accessToken}`;
    await early.verify(bearer);
    await end('/current', mine);
    const endedAt = performance.now();
    await eventually(() => expect(early.verify(bearer)).rejects.toThrow());
    expect(performance.now() - endedAt).toBeLessThan(1_000);
    const late = verifier();
    await expect(late.verify(bearer)).rejects.toMatchObject({ code: 'unauthenticated' }); // with its very first answer
    for (const one of [early, late]) one.stop();
  });
});

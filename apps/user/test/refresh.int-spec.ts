import { eventually } from '@app/testing';
import { decodeJwt } from 'jose';
import { TestUserService, type Tokens } from './start-user.js';

describe('refresh tokens', () => {
  let users: TestUserService;
  const email = 'ada@example.com';

  beforeAll(async () => {
    users = await TestUserService.start();
    await users.register(email);
  });
  afterAll(() => users.stop());

  const sidOf = ({ accessToken }: Tokens) => String(decodeJwt(accessToken)['sid']);
  const refreshed = async (token: string) => (await users.refresh(token)).body as unknown as Tokens;
  const codeOf = async (token: string) => (await users.refresh(token)).body['code'];
  /** Moves what the database knows of a session into the past. */
  const age = (tokens: Tokens, column: 'rotated_at' | 'expires_at', by: string) =>
    users.database.query(`UPDATE sessions SET ${column} = ${column} - $2::interval WHERE id = $1`, [sidOf(tokens), by]);
  const generationsOf = async (tokens: Tokens) => {
    const rows = await users.database.query('SELECT generation FROM refresh_tokens WHERE session_id = $1 ORDER BY 1', [sidOf(tokens)]);
    return rows.map(({ generation }) => generation);
  };
  const isOver = async (tokens: Tokens) => {
    const [row] = await users.database.query<{ end_reason: string }>('SELECT end_reason FROM sessions WHERE id = $1', [sidOf(tokens)]);
    return row?.end_reason;
  };

  it('are exchanged for a new pair of the same session', async () => {
    const first = await users.session(email);
    const { status, body, headers } = await users.refresh(first.refreshToken);
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    const second = body as unknown as Tokens;
    expect(sidOf(second)).toBe(sidOf(first));
    expect([second.accessToken, second.refreshToken]).not.toEqual([first.accessToken, first.refreshToken]);
    expect(await users.statusWith(second.accessToken)).toBe(200);
    expect((await users.refresh(second.refreshToken)).status).toBe(200);
  });

  it('are nowhere in the database, only digests of them', async () => {
    const first = await users.session(email);
    const second = await refreshed(first.refreshToken);
    const dump = JSON.stringify(
      await users.database.query(`SELECT encode(token_hash, 'escape'), t::text, s::text FROM refresh_tokens t, sessions s`),
    );
    for (const token of [first.refreshToken, second.refreshToken]) {
      expect(dump).not.toContain(token);
      expect(dump).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
    }
  });

  it('that are out stay good when the secret of their successors changes', async () => {
    const first = await users.session(email);
    await users.restart({ REFRESH_TOKEN_SECRET: 'another-secret' });
    const second = await refreshed(first.refreshToken);
    expect((await users.refresh(second.refreshToken)).status).toBe(200);
    await users.restart();
  });

  it('are good no more when an operator ends all sessions', async () => {
    const { accessToken, refreshToken } = await users.session(email);
    await users.database.query(
      `UPDATE sessions SET ended_at = now(), ended_in = pg_current_xact_id(), end_reason = 'ended-by-admin', client = NULL
       WHERE ended_at IS NULL`,
    );
    await eventually(async () => expect(await users.statusWith(accessToken)).toBe(401));
    expect((await users.refresh(refreshToken)).status).toBe(401);
  });

  it('give the same successor to twins, and mint nothing for the second', async () => {
    const first = await users.session(email);
    const answers = await Promise.all(Array.from({ length: 10 }, () => users.refresh(first.refreshToken)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const successors = new Set(answers.map(({ body }) => body['refreshToken']));
    expect(successors.size).toBe(1);
    expect(await generationsOf(first)).toEqual([1, 2]);
    expect((await users.refresh(String([...successors][0]))).status).toBe(200);
  });

  it('survive a lost answer: who asks again soon gets the same one, also after a restart', async () => {
    const first = await users.session(email);
    const lost = await refreshed(first.refreshToken);
    await users.restart();
    const again = await refreshed(first.refreshToken);
    expect(again.refreshToken).toBe(lost.refreshToken);
    expect(await generationsOf(first)).toEqual([1, 2]);
  });

  it('end the session when one comes again after ten seconds', async () => {
    const stolen = await users.session(email);
    const theirs = await refreshed(stolen.refreshToken);
    await age(stolen, 'rotated_at', '11 seconds');
    expect(await users.refresh(stolen.refreshToken)).toMatchObject({ status: 401, body: { code: 'refresh-token-reused' } });
    expect(await isOver(stolen)).toBe('refresh-token-reused');
    expect(await codeOf(theirs.refreshToken)).toBe('invalid-refresh-token');
    expect(await codeOf(stolen.refreshToken)).toBe('invalid-refresh-token');
  });

  it('end the session at once when the successor was used: then no answer was lost', async () => {
    const first = await users.session(email);
    const third = await refreshed((await refreshed(first.refreshToken)).refreshToken);
    expect(await codeOf(first.refreshToken)).toBe('refresh-token-reused');
    expect(await codeOf(third.refreshToken)).toBe('invalid-refresh-token');
  });

  it('end one session and no other of the account', async () => {
    const [one, other] = [await users.session(email), await users.session(email)];
    await refreshed(one.refreshToken);
    await age(one, 'rotated_at', '11 seconds');
    await users.refresh(one.refreshToken);
    expect([await isOver(one), await isOver(other)]).toEqual(['refresh-token-reused', null]);
    expect((await users.refresh(other.refreshToken)).status).toBe(200);
  });

  it('are told once of a theft, however many of them come at once', async () => {
    const stolen = await users.session(email);
    await refreshed(stolen.refreshToken);
    await age(stolen, 'rotated_at', '11 seconds');
    const codes = await Promise.all(Array.from({ length: 5 }, () => codeOf(stolen.refreshToken)));
    expect(codes.filter((code) => code === 'refresh-token-reused')).toHaveLength(1);
  });

  it.each([
    ['seven days without use', 'rotated_at', '7 days'],
    ['thirty days in all', 'expires_at', '30 days'],
  ] as const)('are good no more after %s', async (_, column, by) => {
    const tokens = await users.session(email);
    await age(tokens, column, by);
    expect(await users.refresh(tokens.refreshToken)).toMatchObject({ status: 401, body: { code: 'invalid-refresh-token' } });
  });

  it('do not prolong the thirty days', async () => {
    const tokens = await users.session(email);
    const end = () => users.database.query('SELECT expires_at FROM sessions WHERE id = $1', [sidOf(tokens)]);
    const before = await end();
    await refreshed(tokens.refreshToken);
    expect(await end()).toEqual(before);
  });

  it.each([
    ['is unknown', 'A'.repeat(43), 401],
    ['is none', 'short', 400],
  ])('are refused when one %s', async (_, token, status) => expect((await users.refresh(token)).status).toBe(status));

  it('bring the roles that the account has now', async () => {
    const { id } = await users.account('paul@example.com');
    const tokens = await users.session('paul@example.com');
    await users.database.query(`UPDATE users SET roles = '{customer,finance}' WHERE id = $1`, [id]);
    expect(decodeJwt((await refreshed(tokens.refreshToken)).accessToken)['roles']).toEqual(['customer', 'finance']);
  });
});

import { Jwks, startService, TokenVerifier, type RunningService } from '@app/platform';
import { eventually, RecordingBroker } from '@app/testing';
import { decodeProtectedHeader } from 'jose';
import { KeyRotation } from '../src/keys/key-rotation.js';
import { ListKeys } from '../src/keys/list-keys.js';
import { userService } from '../src/service.js';
import { TestUserService } from './start-user.js';

const more = { SIGNING_KEY_LEAD_SECONDS: '2', AUTH_ATTEMPTS_PER_MINUTE: '1000000' };

describe('the signing keys', () => {
  let users: TestUserService;

  beforeEach(async () => {
    users = await TestUserService.start(more);
    await users.register('ada@example.com');
  });
  afterEach(() => users.stop());

  const rotation = () => users.service.app.get(KeyRotation);
  const states = async () => (await users.service.app.get(ListKeys).run()).map(({ state }) => state);
  const kidOf = (token: string) => String(decodeProtectedHeader(token).kid);
  const published = async (): Promise<string[]> => {
    const { body } = await users.call('/.well-known/jwks.json');
    return (body['keys'] as { kid: string }[]).map(({ kid }) => kid);
  };
  const age = (state: string, column: string, by: string) =>
    users.database.query(`UPDATE signing_keys SET ${column} = ${column} - $2::interval WHERE state = $1`, [state, by]);

  it('are announced, sign, are kept for the tokens that are out, and go', async () => {
    const old = await users.tokenOf('ada@example.com');
    await rotation().begin();
    await rotation().begin(); // one announcement at a time
    expect(await states()).toEqual(['pending', 'active']);
    expect(await published()).toHaveLength(2);
    expect(kidOf(await users.tokenOf('ada@example.com'))).toBe(kidOf(old));
    await eventually(async () => expect(kidOf(await users.tokenOf('ada@example.com'))).not.toBe(kidOf(old)));
    expect(await states()).toEqual(['active', 'retired']);
    expect(await published()).toContain(kidOf(old));
    expect(await users.statusWith(old)).toBe(200);
    await age('retired', 'retired_at', '11 minutes');
    await eventually(async () => expect(await states()).toEqual(['active', 'deleted']));
    expect(await published()).not.toContain(kidOf(old));
    const rows = await users.database.query(`SELECT state FROM signing_keys WHERE private_key IS NOT NULL`);
    expect(rows).toEqual([{ state: 'active' }]);
  });

  it('are rotated by themselves when they are thirty days old', async () => {
    await age('active', 'activated_at', '30 days');
    await eventually(async () => expect(await states()).toEqual(['active', 'retired']));
  });

  it('can all be withdrawn at once; refresh tokens outlive that', async () => {
    const { accessToken, refreshToken } = await users.session('ada@example.com');
    await rotation().begin();
    await rotation().replaceAll(); // by another process, as the command for keys is one
    await eventually(async () => expect(await users.counted('security_events_total', 'signing-keys-withdrawn')).toBe(1));
    expect(await states()).toEqual(expect.arrayContaining(['active', 'deleted', 'deleted']));
    expect(await published()).not.toContain(kidOf(accessToken));
    await eventually(async () => {
      const { body } = await users.refresh(refreshToken);
      expect(kidOf(String(body['accessToken']))).not.toBe(kidOf(accessToken));
      expect(await users.statusWith(String(body['accessToken']))).toBe(200);
    });
  });

  describe('that are rotated under load', () => {
    let second: RunningService;

    beforeEach(async () => {
      second = await startService(userService, { env: { ...users.env, PORT: '0' }, broker: new RecordingBroker() });
    });
    afterEach(() => second.close());

    it('turn nobody away, at two instances and at a verifier that never asks after a key it does not know', async () => {
      const aloof = new TokenVerifier(new Jwks(`${second.url}/.well-known/jwks.json`, { refreshEveryMs: 500, cooldownMs: 3_600_000 }), {
        issuer: 'saga-shop',
        audience: 'saga-shop-api',
      });
      aloof.start();
      const statuses = new Map<number, number>();
      const kids = new Set<string>();
      const use = async (token: string) => {
        kids.add(kidOf(token));
        const request = { headers: { authorization: `Bearer ${token}` } };
        const answers = [users.service.url, second.url].map(async (url) => (await fetch(`${url}/api/v1/users/me`, request)).status);
        const verdict = aloof.verify(request.headers.authorization).then(() => 200, () => 401); // prettier-ignore
        for (const status of await Promise.all([...answers, verdict])) statuses.set(status, (statuses.get(status) ?? 0) + 1);
      };
      let isOver = false;
      const customer = async () => {
        const first = await users.session('ada@example.com');
        for (let tokens = first; !isOver; tokens = (await users.refresh(tokens.refreshToken)).body as unknown as typeof first) {
          await Promise.all([use(first.accessToken), use(tokens.accessToken)]);
        }
      };
      const customers = Array.from({ length: 6 }, customer);
      try {
        for (const number of [2, 3]) {
          await rotation().begin();
          await eventually(() => expect(kids.size).toBe(number));
        }
      } finally {
        isOver = true;
        await Promise.allSettled(customers);
        aloof.stop();
      }
      await Promise.all(customers);
      expect([...statuses.keys()]).toEqual([200]);
      expect(statuses.get(200)).toBeGreaterThan(100);
    });
  });
});

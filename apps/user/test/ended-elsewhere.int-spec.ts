import { startService, type RunningService } from '@app/platform';
import { newId } from '@app/kernel';
import { eventually, RecordingBroker } from '@app/testing';
import { Client } from 'pg';
import { userService } from '../src/service.js';
import { TestUserService } from './start-user.js';

describe('what one instance tells of ended sessions', () => {
  let users: TestUserService;
  let other: RunningService;
  let userId: string;

  beforeAll(async () => {
    users = await TestUserService.start();
    other = await startService(userService, { env: { ...users.env, PORT: '0' }, broker: new RecordingBroker() });
    userId = String((await users.register('ada@example.com')).body['id']);
  });
  afterAll(async () => {
    await other.close();
    await users.stop();
  });

  interface Told {
    readonly sessions: string[];
    readonly position: string;
  }
  const ask = async (after?: string, wait = 0): Promise<Told> => {
    const query = after === undefined ? '' : `?after=${after}&wait=${wait}`;
    return (await fetch(`${users.service.url}/internal/ended-sessions${query}`)).json() as Promise<Told>;
  };

  it('is also what another instance has ended', async () => {
    const { accessToken } = await users.session('ada@example.com');
    const { position } = await ask();
    const told = ask(position, 20);
    const headers = { authorization: `Bearer ${accessToken}` };
    expect((await fetch(`${other.url}/api/v1/sessions/current`, { method: 'DELETE', headers })).status).toBe(204);
    expect((await told).sessions).toHaveLength(1);
    await eventually(async () => expect(await users.statusWith(accessToken)).toBe(401));
  });

  it.each(['08', '010', '0x10', '-1', ''])('is nothing when asked for what came after %p, which is no position', async (after) => {
    expect((await fetch(`${users.service.url}/internal/ended-sessions?after=${after}`)).status).toBe(400);
  });

  it('has no gap when a transaction that began first commits last', async () => {
    const [early, late] = [newId(), newId()];
    const end = `
      INSERT INTO sessions (id, user_id, expires_at, ended_at, ended_in, end_reason)
      VALUES ($1, $2, now() + interval '1 day', now(), pg_current_xact_id(), 'logged-out')`;
    const slow = new Client({ connectionString: users.database.url });
    await slow.connect();
    await slow.query('BEGIN');
    await slow.query(end, [early, userId]);
    await users.database.query(end, [late, userId]);
    const first = await ask();
    expect(first.sessions).toContain(late);
    expect(first.sessions).not.toContain(early);
    await slow.query('COMMIT');
    await slow.end();
    const second = await ask(first.position);
    expect(second.sessions).toContain(early);
    let last = second;
    await eventually(async () => {
      last = await ask(last.position);
      expect(last.sessions).toEqual([]); // as soon as no older transaction runs, be it in another database
    });
  });
});

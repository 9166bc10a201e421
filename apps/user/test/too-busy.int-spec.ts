import { Passwords } from '../src/passwords/passwords.js';
import { TestUserService } from './start-user.js';

/** Two at a time, and a queue of two hundred. */
const whoFitsIn = 202;

describe('more people who log in than passwords can be compared in time', () => {
  let users: TestUserService;

  beforeAll(async () => {
    users = await TestUserService.start();
    await users.register('ada@example.com');
  });
  afterAll(() => users.stop());

  it('are asked to come back in a moment, which costs nothing, and are served then', async () => {
    const { promise: door, resolve: open } = Promise.withResolvers<void>();
    const passwords = users.service.app.get(Passwords);
    const crowd = Array.from({ length: whoFitsIn }, () => passwords.inTurn(() => door));
    const hashes = await users.counted('password_hashes_total');
    const turnedAway = await Promise.all([users.logIn('ada@example.com'), users.register('late@example.com')]);
    for (const { status, body, headers } of turnedAway) {
      expect([status, body['code'], headers.get('retry-after')]).toEqual([503, 'too-busy', '2']);
    }
    expect(await users.counted('password_hashes_total')).toBe(hashes);
    open();
    await Promise.all(crowd);
    expect((await users.logIn('ada@example.com')).status).toBe(201);
  });
});

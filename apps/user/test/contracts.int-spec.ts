import { keepsPromises } from '@app/testing/pacts';
import { TestUserService } from './start-user.js';

describe('user keeps what it promised', () => {
  let users: TestUserService;

  beforeAll(async () => {
    users = await TestUserService.start();
    await users.register('ada@example.com');
  }, 60_000);
  afterAll(() => users.stop());

  const endOne = async (): Promise<string> => {
    const token = await users.tokenOf('ada@example.com');
    await users.call('/api/v1/sessions/current', { method: 'DELETE', token });
    return String((await users.call('/internal/ended-sessions')).body['position']);
  };

  const endTwo = async () => {
    const position = await endOne();
    await endOne();
    return { position };
  };
  const states = { 'a session has ended, and then another': endTwo };

  // The gateway speaks for every service that checks tokens.
  keepsPromises('user', { answers: () => ({ url: users.service.url, states }) });
});

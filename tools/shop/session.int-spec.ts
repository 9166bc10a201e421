import { text } from 'node:stream/consumers';
import { LocalServer } from '@app/testing';
import { Session } from './session.js';

describe('a session of a tool', () => {
  const refreshed: string[] = [];
  let losesAnAnswer = false;
  const server = new LocalServer(async (request, response) => {
    const body = JSON.parse(await text(request)) as { refreshToken?: string };
    if (body.refreshToken) refreshed.push(body.refreshToken);
    if (losesAnAnswer && body.refreshToken) {
      losesAnAnswer = false;
      return void request.socket.destroy();
    }
    const number = new Set(refreshed).size;
    response.end(JSON.stringify({ accessToken: `access-${number}`, refreshToken: `refresh-${number}`, expiresIn: number === 0 ? 0 : 600 }));
  });
  let api: string;

  beforeAll(async () => {
    api = await server.start();
  });
  afterAll(() => server.stop());

  it.each([false, true])('is renewed once before it ends, however many ask; an answer lost: %s', async (isLost) => {
    refreshed.length = 0;
    losesAnAnswer = isLost;
    const session = await Session.begin(api, { email: 'ada@example.com', password: 'secret' });
    const asked = await Promise.all([1, 2, 3].map(() => session.authorization()));
    expect(new Set(asked)).toEqual(new Set(['Bearer access-1']));
    expect(await session.authorization()).toBe('Bearer access-1');
    expect(refreshed).toEqual(isLost ? ['refresh-0', 'refresh-0'] : ['refresh-0']);
  });
});

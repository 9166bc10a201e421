import { TestUserService } from './start-user.js';

describe('a body that is made to hurt', () => {
  let user: TestUserService;
  beforeAll(async () => void (user = await TestUserService.start()));
  afterAll(() => user.stop());

  const post = (body: string) =>
    fetch(`${user.service.url}/api/v1/users`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const deep = (levels: number, open: string, close: string) => open.repeat(levels) + close.repeat(levels);

  it.each([
    ['arrays in arrays', deep(30_000, '[', ']')],
    ['objects in objects', `${deep(9_000, '{"a":', '')}1${'}'.repeat(9_000)}`],
    ['arrays without an end', '['.repeat(60_000)],
    ['objects in a field that is asked for', `{"email":${deep(5_000, '{"a":', '')}1${'}'.repeat(5_000)},"password":"x","name":"y"}`],
    ['thousands of fields', `{${Array.from({ length: 5_000 }, (_, index) => `"f${index}":1`).join()}}`],
    ['a field that would change all objects', '{"__proto__":{"isAdmin":true},"email":"a@example.com"}'],
    ['a constructor that would', '{"constructor":{"prototype":{"isAdmin":true}},"email":"a@example.com"}'],
  ])('of %s is a 400 like any other', async (_, body) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect((await answer.text()).length).toBeLessThan(65_536);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});

import { randomUUID } from 'node:crypto';
import { eventually } from '@app/testing';
import { TestUserService } from './start-user.js';

const me = '/api/v1/users/me';

describe('accounts', () => {
  let users: TestUserService;

  beforeAll(async () => {
    users = await TestUserService.start();
  });
  afterAll(() => users.stop());

  it('begin with a registration', async () => {
    const { status, body, headers } = await users.register('ada@example.com');
    expect(status).toBe(201);
    expect(body).toMatchObject({ email: 'ada@example.com', name: 'Ada', roles: ['customer'], addresses: [] });
    expect(JSON.stringify(body)).not.toMatch(/password|argon2/);
    expect([headers.get('location'), headers.get('etag'), headers.get('cache-control')]).toEqual([me, '"1"', 'no-store']);
    await eventually(() => expect(users.factsOf(String(body['id']))).toEqual(['UserRegistered']));
  });

  it('are one per address, however it is spelled and however many ask at once', async () => {
    const answers = await Promise.all(
      ['grace@example.com', 'GRACE@example.com', 'Grace@Example.com'].map((email) => users.register(email)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'email-taken' });
  });

  it.each([
    ['no address', { email: undefined }, '#/email'],
    ['an address that is none', { email: 'nobody' }, '#/email'],
    ['a short password', { password: '1234567' }, '#/password'],
    ['an endless password', { password: 'x'.repeat(129) }, '#/password'],
    ['a blank name', { name: ' ' }, '#/name'],
    ['a name that no column can hold', { name: 'A\0' }, '#/name'],
    ['half a character', { name: '\ud800' }, '#/name'],
    ['roles smuggled in', { roles: ['admin'] }, '#/roles'],
  ])('refuse %s', async (_, body, pointer) => {
    expect(await users.register('new@example.com', body)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });

  it('are changed by who has read them', async () => {
    const { id, token } = await users.account('mary@example.com');
    const change = (body: object, etag?: string) =>
      users.call(me, { method: 'PATCH', body, token, headers: etag ? { 'if-match': etag } : {} });
    const addresses = [{ recipient: 'Mary', street: 'Main Street 1', postalCode: '12345', city: 'Springfield', country: 'US' }];
    expect(await change({ name: 'Mary' })).toMatchObject({ status: 428, body: { code: 'precondition-required' } });
    const changed = await change({ name: 'Mary', addresses }, '"1"');
    expect(changed).toMatchObject({ status: 200, body: { name: 'Mary', addresses, version: 2 } });
    expect(changed.headers.get('etag')).toBe('"2"');
    expect(await change({ name: 'Late' }, '"1"')).toMatchObject({ status: 412 });
    expect(await change({ addresses: [] }, '"2"')).toMatchObject({ status: 200, body: { name: 'Mary', addresses: [] } });
    expect(await change({}, '*')).toMatchObject({ status: 200, body: { version: 3 } });
    await eventually(() => expect(users.factsOf(id)).toEqual(['UserRegistered', 'UserUpdated', 'UserUpdated']));
  });

  it('let one of two changes through that start from the same version', async () => {
    const { token } = await users.account('rosa@example.com');
    const change = () => users.call(me, { method: 'PATCH', body: { name: 'Rosa' }, token, headers: { 'if-match': '"1"' } });
    expect((await Promise.all([change(), change()])).map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('are not sent again to who has them already', async () => {
    const { token } = await users.account('joan@example.com');
    expect(await users.call(me, { token, headers: { 'if-none-match': '"1"' } })).toMatchObject({ status: 304 });
  });

  it('leave nothing but an id when they are closed, and free their address', async () => {
    const { id, token } = await users.account('once@example.com');
    expect((await users.call(me, { method: 'DELETE', token })).status).toBe(428);
    expect((await users.call(me, { method: 'DELETE', token, headers: { 'if-match': '"1"' } })).status).toBe(204);
    const [row] = await users.database.query<Record<string, unknown>>('SELECT * FROM users WHERE id = $1', [id]);
    expect(row).toMatchObject({ email: null, name: null, password_hash: null });
    expect(JSON.stringify(row)).not.toContain('once');
    await eventually(async () => expect((await users.call(me, { token })).status).toBe(401));
    expect((await users.logIn('once@example.com')).status).toBe(401);
    expect((await users.register('once@example.com')).status).toBe(201);
    await eventually(() => expect(users.factsOf(id)).toEqual(['UserRegistered', 'UserClosed']));
  });

  it('get their roles from an administrator', async () => {
    const admin = await users.account('admin@example.com', ['admin']);
    const { id } = await users.account('paul@example.com');
    const put = (user: string, body: object) => users.call(`/api/v1/users/${user}/roles`, { method: 'PUT', body, token: admin.token });
    const found = await users.call('/api/v1/users?email=Paul@example.com', { token: admin.token });
    const links = { self: { href: expect.any(String) }, roles: { method: 'PUT' }, endSessions: { method: 'DELETE' } };
    expect(found).toMatchObject({ status: 200, body: { items: [{ id, _links: links }], next: null, prev: null } });
    const [{ _links }] = found.body['items'] as [{ _links: Record<'self' | 'endSessions', { href: string }> }];
    expect((await users.call(_links.self.href, { token: admin.token })).body).toEqual(found.body);
    expect((await users.call(_links.endSessions.href, { method: 'DELETE', token: admin.token })).status).toBe(204);
    expect(await put(id, { roles: ['customer', 'finance'] })).toMatchObject({
      status: 200,
      body: { roles: ['customer', 'finance'], version: 2 },
    });
    expect(await put(id, { roles: ['finance', 'customer'] })).toMatchObject({ body: { version: 2 } });
    expect(await put(randomUUID(), { roles: ['customer'] })).toMatchObject({ status: 404 });
    for (const roles of [[], ['king'], ['admin', 'admin'], 'admin']) expect((await put(id, { roles })).status).toBe(400);
    expect((await users.call('/api/v1/users', { token: admin.token })).body).toMatchObject({ errors: [{ pointer: '#/query/email' }] });
    await eventually(() => expect(users.factsOf(id)).toEqual(['UserRegistered', 'UserUpdated']));
  });

  it('cannot give themselves roles', async () => {
    const { id, token } = await users.account('eve@example.com');
    const body = { roles: ['admin'] };
    expect((await users.call(`/api/v1/users/${id}/roles`, { method: 'PUT', body, token })).status).toBe(403);
    expect((await users.call('/api/v1/users?email=ada@example.com', { token })).status).toBe(403);
    expect((await users.call(me)).status).toBe(401);
  });
});

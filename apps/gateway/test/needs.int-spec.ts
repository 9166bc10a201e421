import { Jwks, PublishedEndedSessions, startService, type RunningService } from '@app/platform';
import { eventually, TestIssuer } from '@app/testing';
import { anyToken, exampleId, get, known, NeededAnswers } from '@app/testing/pacts';
import { MatchersV3 } from '@pact-foundation/pact';
import { upstreamNames, type UpstreamName } from '../src/routes.js';
import { gatewayService } from '../src/service.js';
import { Instance } from '../src/upstreams/instance.js';

const { eachLike, integer, like, nullValue, regex, string, timestamp, uuid } = MatchersV3;
const nowhere = 'http://127.0.0.1:1';

describe('what the gateway needs', () => {
  const needs = {
    user: new NeededAnswers('gateway', 'user'),
    catalog: new NeededAnswers('gateway', 'catalog'),
    order: new NeededAnswers('gateway', 'order'),
    payment: new NeededAnswers('gateway', 'payment'),
  };
  const [id, customerId] = [exampleId(1), exampleId(2)];
  let issuer: TestIssuer;
  let gateway: RunningService | undefined;

  const open = async (urls: Partial<Record<UpstreamName, string>>): Promise<void> => {
    const upstreams = upstreamNames.map((name) => [`${name.toUpperCase()}_URL`, urls[name] ?? nowhere]);
    const env = { LOG_LEVEL: 'silent', PORT: '0', JWKS_URL: issuer.jwksUrl, ...Object.fromEntries(upstreams) };
    gateway = await startService(gatewayService, { env });
  };
  const ask = async (path: string) => {
    const answer = await fetch(`${gateway?.url}${path}`, { headers: { authorization: await issuer.bearer(customerId, 'customer') } });
    return { status: answer.status, body: (await answer.json()) as unknown };
  };

  beforeAll(async () => {
    issuer = await TestIssuer.start();
  });
  afterEach(async () => {
    await gateway?.close();
    gateway = undefined;
  });
  afterAll(() => issuer.stop());

  const state = 'a customer has one order';
  const headers = { authorization: anyToken };
  const ofOrder = (part: string) => ({ state, path: known(`/api/v1/orders/\${id}${part}`, `/api/v1/orders/${id}${part}`), headers });
  const ofCustomer = (filter: Record<string, string> = {}) => {
    const query = { limit: '20', customerId: known('${customerId}', customerId), ...filter };
    return { state, path: '/api/v1/orders', query, headers };
  };

  const at = timestamp("yyyy-MM-dd'T'HH:mm:ss.SSSX", '2026-01-01T00:00:00.000Z');
  const fact = { at, service: string('order'), fact: string('OrderPlaced') };
  const money = { amount: integer(1_999), currency: regex('^[A-Z]{3}$', 'EUR') };
  const order = {
    id: uuid(id),
    customerId: uuid(customerId),
    status: string('completed'),
    lines: eachLike({ sku: string('MUG'), name: string('Mug'), quantity: integer(1), unitPrice: money }),
    total: money,
    placedAt: at,
    updatedAt: at,
    version: integer(1),
    _links: { self: { href: string(`/api/v1/orders/${id}`) } },
  };
  const ofOrders = [
    get('the orders of a customer', ofCustomer(), { body: { items: eachLike(order), next: nullValue(), prev: nullValue() } }),
    get('the timeline of an order', ofOrder('/timeline'), { body: { items: eachLike(fact) } }),
  ];

  it('of order and payment, to compose the orders of a customer', async () => {
    const payment = { id: uuid(exampleId(3)), status: string('captured'), amount: money, refunded: money };
    const ofPayments = [get('the payments of an order', ofOrder('/payments'), { body: { items: eachLike(payment) } })];
    await needs.order.state(ofOrders, (orderUrl) =>
      needs.payment.state(ofPayments, async (paymentUrl) => {
        await open({ order: orderUrl, payment: paymentUrl });
        const total = { amount: 1_999, currency: 'EUR' };
        const told = { id, customerId, status: 'completed', lines: [{ sku: 'MUG', unitPrice: total }], total, version: 1 };
        const items = [{ ...told, payment: { status: 'captured', amount: total }, timeline: { facts: 1 } }];
        expect(await ask('/api/v1/my/orders')).toMatchObject({ status: 200, body: { items, unavailable: [] } });
      }),
    );
  });

  it('of payment, to tell an order that it has not heard of from a fault', async () => {
    const question = { ...ofOrder('/payments'), state: 'payment has not heard of an order' };
    const unknown = get('the payments of an order that it has not heard of', question, { status: 404, type: 'application/problem+json' });
    await needs.order.state(ofOrders, (order) =>
      needs.payment.state([unknown], async (payment) => {
        await open({ order, payment });
        expect(await ask('/api/v1/my/orders')).toMatchObject({ body: { items: [{ id, payment: null }], unavailable: [] } });
      }),
    );
  });

  it('of order, to say what is wrong with a question', async () => {
    const fault = { pointer: string('#/query/status'), code: string('invalid'), detail: string('is no status') };
    const refusal = { status: 400, type: 'application/problem+json', body: { errors: eachLike(fault) } } as const;
    await needs.order.state([get('orders with a status that does not exist', ofCustomer({ status: 'lost' }), refusal)], async (order) => {
      await open({ order });
      const body = { errors: [{ pointer: '#/query/status', code: 'invalid' }] };
      expect(await ask('/api/v1/my/orders?status=lost')).toMatchObject({ status: 400, body });
    });
  });

  it.each([
    ['user', '/api/v1/users/me'],
    ['catalog', '/api/v1/products'],
    ['order', '/api/v1/orders'],
    ['payment', '/api/v1/orders/{id}/payments'],
  ] as const)('of %s, to document it', async (name, path) => {
    const body = { openapi: regex(String.raw`^3\.\d+\.\d+$`, '3.1.0'), info: like({}), paths: { [path]: { get: like({}) } } };
    await needs[name].state([get('its document', { path: '/openapi.json' }, { body })], async (url) => {
      await open({ [name]: url });
      expect(await ask(`/openapi/${name}.json`)).toMatchObject({ status: 200, body: { paths: { [path]: {} } } });
    });
  });

  it.each(upstreamNames)('of %s, to know whether an instance can take requests', async (name) => {
    await needs[name].state([get('whether it is ready', { path: '/health/ready' })], async (url) => {
      const instance = new Instance(url);
      expect(await instance.probe(5_000)).toBe(200);
      await instance.destroy();
    });
  });

  it.each(upstreamNames)('of %s, to show administrators how it is', async (name) => {
    const report = { status: string('degraded'), checks: { database: string('no connection') } };
    const ending = { orderId: uuid(id), ending: string('completed'), at, tookMs: integer(1_200) };
    const endings = get(
      'how the last orders ended',
      { state: 'an order has ended', path: '/internal/last-endings', headers },
      { body: { items: eachLike(ending) } },
    );
    const how = [get('how it is', { path: '/health/ready' }, { body: report }), get('its figures', { path: '/metrics' })];
    await needs[name].state(name === 'order' ? [...how, endings] : how, async (url) => {
      await open({ [name]: url });
      const authorization = await issuer.bearer(customerId, 'admin');
      const page = await (await fetch(`${gateway?.url}/status`, { headers: { authorization } })).text();
      expect(page).toContain('database: no connection');
      if (name === 'order') expect(page).toContain(id);
    });
  });

  it('of user, as every service that checks tokens: the keys that they are signed with', async () => {
    const x = regex('^[A-Za-z0-9_-]{43}$', '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo');
    const keys = eachLike({ kty: 'OKP', crv: 'Ed25519', kid: string('2026-01'), x });
    await needs.user.state([get('the public keys', { path: '/.well-known/jwks.json' }, { body: { keys } })], async (url) => {
      const found = await new Jwks(`${url}/.well-known/jwks.json`).key({ alg: 'EdDSA', kid: '2026-01' }, { payload: '', signature: '' });
      expect(found).toMatchObject({ type: 'public', algorithm: { name: 'Ed25519' } });
    });
  });

  it('of user, as every service that checks tokens: the sessions that have ended, and then those that end', async () => {
    const path = '/internal/ended-sessions';
    const question = { state: 'a session has ended, and then another', path };
    const news = (session: string) => ({ body: { sessions: eachLike(uuid(session)), position: regex(String.raw`^\d+$`, '7') } });
    const since = { ...question, query: { after: known('${position}', '7'), wait: '25' } };
    const first = get('the sessions that have ended', question, news(exampleId(4)));
    const next = get('the sessions that have ended since', since, news(exampleId(5)));
    await needs.user.state([first, next], async (url) => {
      const sessions = new PublishedEndedSessions(`${url}${path}`);
      sessions.start();
      await eventually(() => expect([4, 5].map((number) => sessions.has(exampleId(number)))).toEqual([true, true]));
      sessions.stop();
    });
  });

  it.each(upstreamNames)('is what %s is held to', (name) => needs[name].expectKept());
});

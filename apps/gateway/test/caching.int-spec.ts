import type { ServerResponse } from 'node:http';
import { eventually } from '@app/testing';
import { rawRequest } from './raw-request.js';
import { Shop } from './shop.js';

const path = '/api/v1/products/MUG';

describe('a public read', () => {
  const shop = new Shop();
  const { catalog, user } = shop.upstreams;
  let price: number;

  beforeEach(async () => {
    await shop.start();
    price = 100;
    catalog.reset();
    catalog.script = ({ headers }, response) => {
      const etag = `"${price}"`;
      if (headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
      else response.writeHead(200, { 'content-type': 'application/json', etag }).end(JSON.stringify({ price }));
    };
  });
  afterEach(() => shop.stop());

  const read = async (headers = {}) => ((await (await shop.fetch(path, { headers })).json()) as { price: number }).price;

  it('reaches the service once, however many wait for it', async () => {
    const answer = Promise.withResolvers<void>();
    catalog.script = (_request, response) => void answer.promise.then(() => response.end('{"price":100}'));
    const readers = Array.from({ length: 50 }, () => read());
    await eventually(async () => expect(await shop.connections()).toBeGreaterThanOrEqual(readers.length));
    expect(catalog.received).toHaveLength(1);
    answer.resolve();
    expect(new Set(await Promise.all(readers))).toEqual(new Set([100]));
    expect(catalog.received).toHaveLength(1);
  });

  it('lets each wait as long as they will, and nobody for the others', async () => {
    const held: ServerResponse[] = [];
    catalog.script = (_request, response) => void held.push(response);
    const slow = '/api/v1/products?q=slow';
    const impatient = shop.fetch(slow, { headers: { 'x-deadline-ms': '50' } });
    const patient = shop.fetch(slow);
    expect((await impatient).status).toBe(504);
    held.forEach((response) => response.writeHead(200).end('{}'));
    expect((await patient).status).toBe(200);
    expect(catalog.received.map(({ headers }) => headers['x-deadline-ms'])).toEqual(['5000']);
  });

  it('shows a change within two seconds', async () => {
    await read();
    price = 200;
    await eventually(async () => expect(await read()).toBe(200), 2_000);
  });

  it('shows a change at once to who made it here', async () => {
    await read();
    const authorization = await shop.bearer('catalog-admin');
    catalog.script = (_request, response) => void response.writeHead(200).end('{"price":300}');
    await shop.fetch(path, { method: 'PATCH', headers: { authorization } });
    expect(await read()).toBe(300);
  });

  it('with a token is not cached, nor with a cookie, unless the row says so', async () => {
    const authorization = await shop.bearer('customer');
    for (const headers of [{ authorization }, { authorization }, { cookie: 'a=1' }]) await read(headers);
    expect(catalog.received).toHaveLength(3);
    expect(catalog.received[0]?.headers).toMatchObject({ authorization });
    for (let call = 0; call < 3; call++) await shop.fetch('/.well-known/jwks.json', { headers: { authorization } });
    expect(user.received).toHaveLength(1);
    expect(user.received[0]?.headers).not.toHaveProperty('authorization');
  });

  it("is asked for in nobody's encoding and for no site, so that everybody can have the answer", async () => {
    catalog.script = ({ headers }, response) => {
      response.setHeader('content-encoding', headers['accept-encoding'] ?? 'identity');
      response.setHeader('access-control-allow-origin', headers.origin ?? '*');
      response.writeHead(200, { vary: 'accept-encoding' }).end('{"price":100}');
    };
    for (const headers of [{ 'accept-encoding': 'x-packed', origin: 'https://one.example' }, {}]) {
      const answer = await rawRequest(shop.gateway.url, { path, headers });
      expect(answer.headers).toMatchObject({ 'content-encoding': 'identity', 'access-control-allow-origin': '*' });
    }
    expect(catalog.received).toHaveLength(1);
  });

  it('says how old it is, and that nothing has changed', async () => {
    const first = await rawRequest(shop.gateway.url, { path });
    expect(first.headers).toMatchObject({
      'cache-status': 'saga-shop; fwd=miss',
      age: '0',
      etag: '"100"',
      'content-type': 'application/json',
    });
    const second = await rawRequest(shop.gateway.url, { path, headers: { 'if-none-match': '"100"' } });
    expect(second).toMatchObject({ status: 304, headers: { etag: '"100"', 'cache-status': 'saga-shop; hit' }, body: Buffer.alloc(0) });
    const head = await rawRequest(shop.gateway.url, { method: 'HEAD', path });
    expect(head).toMatchObject({ status: 200, headers: { 'content-length': '13' }, body: Buffer.alloc(0) });
  });

  it('passes refusals on, and keeps none', async () => {
    catalog.script = (_request, response) => void response.writeHead(404, { 'content-type': 'application/problem+json' }).end('{}');
    for (let call = 0; call < 2; call++) expect((await shop.fetch(path)).status).toBe(404);
    expect(catalog.received).toHaveLength(2);
  });
});

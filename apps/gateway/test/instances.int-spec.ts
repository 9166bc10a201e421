import { eventually } from '@app/testing';
import { Shop } from './shop.js';
import { Upstream } from './upstream.js';

const path = '/api/v1/orders';

describe('a service with two instances', () => {
  const shop = new Shop();
  const [first, second] = [shop.upstreams.order, new Upstream()];
  let headers: Record<string, string>;

  const send = (method = 'GET') => shop.fetch(path, { method, headers, ...(method === 'POST' && { body: '{}' }) });
  const statuses = async (count: number, method?: string) =>
    new Set(await Promise.all(Array.from({ length: count }, async () => (await send(method)).status)));
  const asked = (upstream: Upstream) => upstream.received.filter(({ url }) => url === path).length;
  const isUsed = async (upstream: Upstream) => {
    upstream.reset();
    await statuses(4);
    return asked(upstream) > 0;
  };
  const down = (upstream: Upstream) => {
    upstream.script = (_request, response) => void response.writeHead(503).end();
  };

  beforeAll(async () => {
    await Promise.all([first.start(), second.start()]);
    await shop.start({ ORDER_URL: `${first.url},${second.url}` });
    headers = { authorization: await shop.bearer('customer') };
  });
  afterAll(async () => {
    await shop.stop();
    await second.stop();
  });
  beforeEach(() => [first, second].forEach((upstream) => upstream.reset()));

  it('is used evenly while both are idle', async () => {
    for (let count = 0; count < 10; count++) await (await send()).text();
    expect(Math.min(asked(first), asked(second))).toBeGreaterThanOrEqual(4);
  });

  it('asks the one with the fewest unanswered requests', async () => {
    first.script = () => undefined;
    const client = new AbortController();
    const stuck = Promise.all([1, 2].map(() => shop.fetch(path, { headers, signal: client.signal }).catch(() => undefined)));
    await eventually(() => expect([asked(first), asked(second)]).toEqual([1, 1]));
    first.reset();
    second.reset();
    for (let count = 0; count < 6; count++) await (await send()).text();
    expect([asked(first), asked(second)]).toEqual([0, 6]);
    client.abort();
    await stuck;
  });

  it('leaves out the one that is not ready, and takes it back', async () => {
    down(first);
    await eventually(async () => {
      second.reset();
      await statuses(4);
      expect(asked(second)).toBe(4);
    });
    first.reset();
    await eventually(async () => expect(await isUsed(first)).toBe(true));
  });

  it("is told what is left of its caller's time when it is the second to be asked", async () => {
    const told: number[] = [];
    for (const upstream of [first, second]) {
      upstream.script = ({ url, headers: fields }, response) => {
        if (url !== path) return void response.end();
        told.push(Number(fields['x-deadline-ms']));
        if (told.length === 1) setTimeout(() => response.writeHead(503).end(), 200);
        else response.end('{}');
      };
    }
    expect((await shop.fetch(path, { headers: { ...headers, 'x-deadline-ms': '2000' } })).status).toBe(200);
    expect(told).toHaveLength(2);
    expect(told[1]).toBeLessThanOrEqual(1_850);
  });

  it('loses no request when one ends, whatever the method, and uses it again', async () => {
    const { port } = first;
    await first.stop();
    expect(await statuses(20, 'POST')).toEqual(new Set([200]));
    expect(await statuses(20)).toEqual(new Set([200]));
    await first.start(port);
    await eventually(async () => expect(await isUsed(first)).toBe(true));
  });

  it('reads again at the other when one turns it away', async () => {
    first.script = ({ url }, response) => void response.writeHead(url === path ? 503 : 200).end();
    expect(await statuses(10)).toEqual(new Set([200]));
    expect(await statuses(10, 'POST')).toEqual(new Set([200, 503]));
  });

  it('is not asked twice as much because it has too much to do', async () => {
    for (const one of [first, second]) one.script = ({ url }, response) => void response.writeHead(url === path ? 503 : 200).end();
    const count = 200;
    await statuses(count);
    expect(asked(first) + asked(second)).toBeLessThan(count * 1.5);
  });

  it('is unavailable when both are', async () => {
    const ports = [first.port, second.port];
    await Promise.all([first.stop(), second.stop()]);
    expect(await statuses(3)).toEqual(new Set([503]));
    await Promise.all([first.start(ports[0]), second.start(ports[1])]);
    await eventually(async () => expect(await statuses(3)).toEqual(new Set([200])));
  });
});

describe('a service that is known by name', () => {
  const shop = new Shop();
  beforeAll(async () => {
    await shop.upstreams.order.start();
    await shop.start({ ORDER_URL: `dns+http://localhost:${shop.upstreams.order.port}` });
  });
  afterAll(() => shop.stop());

  it('is found', async () => {
    const response = await shop.fetch(path, { headers: { authorization: await shop.bearer() } });
    expect(response.status).toBe(200);
  });
});

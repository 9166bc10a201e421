import { Shop } from './shop.js';

const start = async (shop: Shop, env: Record<string, string> = {}) => {
  await shop.start({ RATE_LIMIT_FACTOR: '0.01', TRUST_PROXY_HOPS: '1', ...env });
};

describe('a limit', () => {
  const shop = new Shop();
  beforeEach(() => start(shop));
  afterEach(() => shop.stop());

  const from = (address: string, authorization?: string) => ({ 'x-forwarded-for': address, ...(authorization && { authorization }) });
  const statuses = async (count: number, path: string, headers: Record<string, string>, method = 'GET') => {
    const found: number[] = [];
    for (let call = 0; call < count; call++) found.push((await shop.fetch(path, { method, headers })).status);
    return found;
  };
  const good = (count: number) => Array<number>(count).fill(200);

  it('is told to each caller, and what is left of it', async () => {
    const authorization = await shop.bearer('customer');
    const { headers } = await shop.fetch('/api/v1/orders', { headers: from('10.0.0.1', authorization) });
    expect(headers.get('ratelimit-policy')).toBe('"address";q=12;w=60, "customer";q=6;w=60');
    expect(headers.get('ratelimit')).toMatch(/^"address";r=11;t=(60|59), "customer";r=5;t=(60|59)$/);
  });

  it('of an address does not touch another', async () => {
    expect(await statuses(13, '/api/v1/products', from('10.0.0.1'))).toEqual([...good(12), 429]);
    const refused = await shop.fetch('/api/v1/products', { headers: from('10.0.0.1') });
    expect(await refused.json()).toMatchObject({ status: 429, code: 'too-many-requests', detail: 'the limit "address" is used up' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(refused.headers.get('ratelimit')).toMatch(/^"address";r=0;/);
    expect(refused.headers.get('ratelimit-policy')).toBe('"address";q=12;w=60');
    expect(await statuses(1, '/api/v1/products', from('10.0.0.2'))).toEqual([200]);
  });

  it('of a customer holds wherever they are', async () => {
    const authorization = await shop.bearer('customer');
    const found: number[] = [];
    for (let call = 0; call < 7; call++) found.push(...(await statuses(1, '/api/v1/orders', from(`10.0.1.${call}`, authorization))));
    expect(found).toEqual([...good(6), 429]);
    expect(await statuses(1, '/api/v1/orders', from('10.0.1.1', await shop.bearer('customer')))).toEqual([200]);
  });

  it('of an operation leaves the others alone, and counts wrong tokens by address', async () => {
    expect(await statuses(2, '/api/v1/sessions', from('10.0.2.1'), 'POST')).toEqual([200, 429]);
    expect(await statuses(1, '/api/v1/products', from('10.0.2.1'))).toEqual([200]);
    expect(await statuses(13, '/api/v1/orders', from('10.0.2.2', 'Bearer a.b.c'))).toEqual([...Array<number>(12).fill(401), 429]);
  });

  it.each(['/openapi.json', '/openapi/user.json', '/asyncapi.json'])('of an address counts who reads %s', async (path) => {
    const read = from('10.0.3.1');
    expect((await shop.fetch(path, { headers: read })).headers.get('ratelimit')).toMatch(/^"address";r=11;/);
    expect((await shop.fetch(path, { method: 'HEAD', headers: read })).headers.get('ratelimit')).toMatch(/^"address";r=10;/);
    await statuses(10, '/api/v1/products', read);
    expect(await statuses(1, path, read)).toEqual([429]);
  });
});

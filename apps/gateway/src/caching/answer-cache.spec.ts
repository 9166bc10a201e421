import { jest } from '@jest/globals';
import type { Answer } from '../upstreams/exchange.js';
import { AnswerCache, NotStored, type Ask } from './answer-cache.js';

const rule = { freshMs: 500, staleMs: 1_000 };

const answer = (body: string, { status = 200, ...headers }: Record<string, unknown> = {}) =>
  ({
    statusCode: status,
    headers,
    body: { bytes: () => Promise.resolve(Buffer.from(body)), dump: () => Promise.resolve() },
  }) as unknown as Answer;

describe('the cache of answers', () => {
  let cache: AnswerCache;
  let asked: (string | undefined)[];
  let reply: () => Answer;
  const ask: Ask = (etag) => {
    asked.push(etag);
    return Promise.resolve(reply());
  };
  const read = async () => {
    const { answer: found, how } = await cache.read(cache.keyOf('catalog', '/products'), rule, ask);
    await jest.advanceTimersByTimeAsync(0); // what is asked in the background has its answer
    return `${found.body.toString()} ${how}`;
  };

  beforeEach(() => {
    jest.useFakeTimers();
    cache = new AnswerCache();
    asked = [];
    reply = () => answer('old', { etag: '"1"' });
  });
  afterEach(() => void jest.useRealTimers());

  it('asks once for all who wait', async () => {
    expect(await Promise.all([read(), read(), read()])).toEqual(['old miss', 'old miss', 'old miss']);
    expect(asked).toEqual([undefined]);
  });

  it('answers at once while fresh, then at once and asks, then asks first', async () => {
    await read();
    reply = () => answer('new', { etag: '"2"' });
    jest.advanceTimersByTime(499);
    expect(await read()).toBe('old hit');
    expect(asked).toHaveLength(1);
    jest.advanceTimersByTime(1);
    expect(await read()).toBe('old stale');
    expect(asked).toEqual([undefined, '"1"']);
    expect(await read()).toBe('new hit');
    jest.advanceTimersByTime(1_500);
    reply = () => answer('newest');
    expect(await read()).toBe('newest miss');
  });

  it('answers while stale even when the service is silent, and no longer', async () => {
    await read();
    reply = () => {
      throw new Error('silent');
    };
    jest.advanceTimersByTime(600);
    expect([await read(), await read()]).toEqual(['old stale', 'old stale']);
    jest.advanceTimersByTime(900);
    await expect(read()).rejects.toThrow('silent');
    reply = () => answer('', { status: 304 });
    expect(await read()).toBe('old miss');
  });

  it('does not answer with what the service has no more', async () => {
    await read();
    reply = () => answer('gone', { status: 404 });
    jest.advanceTimersByTime(600);
    expect(await read()).toBe('old stale');
    await expect(read()).rejects.toBeInstanceOf(NotStored);
  });

  it('keeps what has not changed', async () => {
    await read();
    reply = () => answer('', { status: 304 });
    jest.advanceTimersByTime(600);
    await read();
    expect(await read()).toBe('old hit');
  });

  it.each([
    ['a refusal', { status: 404 }],
    ['what is private', { 'cache-control': 'private' }],
    ['a cookie', { 'set-cookie': ['a=1'] }],
    ['what varies', { vary: 'Authorization' }],
  ])('does not keep %s', async (_, headers) => {
    reply = () => answer('mine', headers);
    await expect(read()).rejects.toBeInstanceOf(NotStored);
    await expect(read()).rejects.toBeInstanceOf(NotStored);
    expect(asked).toHaveLength(2);
  });

  it('forgets a service as soon as something was changed there', async () => {
    await read();
    cache.forget('order');
    expect(await read()).toBe('old hit');
    cache.forget('catalog');
    expect(await read()).toBe('old miss');
  });

  it('forgets what was asked before the change and is answered after it', async () => {
    const [before, after] = [Promise.withResolvers<Answer>(), Promise.withResolvers<Answer>()];
    const asks = [before, after].map(
      ({ promise }) =>
        () =>
          promise,
    );
    const readBy = (one: Ask) => cache.read(cache.keyOf('catalog', '/products'), rule, one).then((found) => found.answer.body.toString());
    const early = readBy(asks[0] as Ask);
    cache.forget('catalog');
    const late = readBy(asks[1] as Ask);
    after.resolve(answer('new'));
    before.resolve(answer('old'));
    expect(await Promise.all([early, late])).toEqual(['old', 'new']);
    expect(await read()).toBe('new hit');
  });

  it('has an end', async () => {
    const big = 'x'.repeat(200_000);
    reply = () => answer(big);
    for (let page = 0; page < 300; page++) await cache.read(`catalog /products?page=${page}`, rule, ask);
    await cache.read('catalog /products?page=0', rule, ask);
    expect(asked).toHaveLength(301);
    await cache.read('catalog /products?page=299', rule, ask);
    expect(asked).toHaveLength(301);
  });
});

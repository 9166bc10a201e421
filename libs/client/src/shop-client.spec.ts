import { granted, once, orderEvents, shopClient, ShopProblem } from './index.js';

const id = '019a1c00-0000-7000-8000-000000000001';
const order = { params: { path: { id } } };

/** A shop that answers everything alike, and what it was asked. */
function shopThat(answer: () => Response, accessToken?: () => string) {
  const asked: Request[] = [];
  const send = async (request: Request): Promise<Response> => {
    asked.push(request);
    return answer();
  };
  return { asked, client: shopClient({ url: 'http://shop', send, ...(accessToken && { accessToken }) }) };
}

const problem = () =>
  new Response(
    JSON.stringify({ type: 'urn:x', title: 'No', status: 409, instance: 'urn:y', code: 'total-changed', total: { amount: 7 } }),
    {
      status: 409,
      headers: { 'content-type': 'application/problem+json' },
    },
  );

describe('the client', () => {
  it('asks for a token before each request', async () => {
    const tokens = ['first', 'second'].values();
    const { asked, client } = shopThat(
      () => Response.json({ id }),
      () => tokens.next().value ?? '',
    );
    await client.GET('/api/v1/orders/{id}', order);
    await client.GET('/api/v1/orders/{id}', { params: { path: { id }, query: { wait: 10 } } });
    expect(asked.map(({ url }) => url)).toEqual([`http://shop/api/v1/orders/${id}`, `http://shop/api/v1/orders/${id}?wait=10`]);
    expect(asked.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer first', 'Bearer second']);
  });

  it('sends a key where the document wants one, and the same key again when told', async () => {
    const { asked, client } = shopThat(() => Response.json({ id }));
    const body = { lines: [{ sku: 'MUG', quantity: 1 }], paymentToken: 'tok_ok' };
    await client.POST('/api/v1/orders', { params: { header: once() }, body });
    await client.POST('/api/v1/orders', { params: { header: once('0123456789abcdef') }, body });
    // @ts-expect-error an order needs a key
    await client.POST('/api/v1/orders', { body });
    expect(asked[0]?.headers.get('idempotency-key')).toMatch(/^[\w-]{36}$/);
    expect(asked[1]?.headers.get('idempotency-key')).toBe('0123456789abcdef');
  });

  it('shows a refusal as a typed value, or as an error to whom it is a fault', async () => {
    const { client } = shopThat(problem);
    const { data, error } = await client.GET('/api/v1/orders/{id}', order);
    expect([data, error?.code, error?.['total']]).toEqual([undefined, 'total-changed', { amount: 7 }]);
    await expect(granted(client.GET('/api/v1/orders/{id}', order))).rejects.toEqual(
      expect.objectContaining({ status: 409, code: 'total-changed' }) as ShopProblem,
    );
  });

  it('makes a problem of what something else answers', async () => {
    const { client } = shopThat(() => new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } }));
    const { error } = await client.GET('/api/v1/products');
    expect(error).toMatchObject({ status: 502, code: 'no-problem-document' });
  });

  it('never sends twice, and rejects when no answer comes', async () => {
    let sent = 0;
    const client = shopClient({ url: 'http://shop', send: async () => Promise.reject(new Error(`lost ${++sent}`)) });
    await expect(client.GET('/api/v1/products')).rejects.toThrow('lost 1');
  });

  it('gives a request up after its time, and leaves streams alone', async () => {
    const asked: Request[] = [];
    const client = shopClient({ url: 'http://shop', timeoutMs: 1, send: hangs(asked) });
    await expect(client.GET('/api/v1/products')).rejects.toThrow('aborted due to timeout');
    const first = await orderEvents(client, id, { after: 4 }).next();
    expect(first.value).toMatchObject({ seq: 5, entry: { fact: 'OrderConfirmed' } });
    expect(asked.at(-1)?.headers.get('last-event-id')).toBe('4');
  });
});

/** Answers streams alone; the rest hangs until it is given up. */
const hangs =
  (asked: Request[]) =>
  (request: Request): Promise<Response> => {
    asked.push(request);
    if (request.headers.get('accept') === 'text/event-stream')
      return Promise.resolve(
        new Response('id: 5\nevent: fact\ndata: {"fact":"OrderConfirmed"}\n\n', { headers: { 'content-type': 'text/event-stream' } }),
      );
    return new Promise((_, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason as Error)));
  };
